import { chooseQuantity } from './choose-quantity.ts';
import { type EmployerModel, employerOf } from './employer/employer.ts';
import type { Finding, RiskKind, RoleSpan, Span, SpanRole, TextReading } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { Prepared } from './prepare.ts';

/** The reading of a text that says nothing of an employer. */
export const NOTHING: TextReading = {
  kinds: [],
  status: 'general',
  employer: null,
  abroad: false,
  amountYuan: null,
  months: null,
  headcount: null,
  findings: [],
};

const inOriginal = (prepared: Prepared, span: Span): Span => ({
  start: prepared.plain.originalOffset(span.start),
  end:
    span.end > span.start
      ? prepared.plain.originalOffset(span.end - 1) + 1
      : prepared.plain.originalOffset(span.end),
});

const roled = (prepared: Prepared, span: Span, role: SpanRole): RoleSpan => ({
  ...inOriginal(prepared, span),
  role,
});

const inOrder = (spans: readonly RoleSpan[]): RoleSpan[] => {
  const seen = new Set<string>();
  return spans
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter(({ start, end, role }) => {
      const key = `${start}-${end}-${role}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
};

/** More places than this say nothing new, and each is compared with every candidate. */
const MOST_TRIGGERS = 30;

/** Spans in order, those that touch as one. */
const merged = (spans: readonly Span[]): Span[] => {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
};

/**
 * Words that a kind rests on: those of its terms that are words of its field (公司 or 个月 only helped to find them), else all
 * of its terms' words, else other words of its field, else the first statement.
 */
const triggersOf = (prepared: Prepared, kind: RiskKind): readonly Span[] => {
  const words = prepared.triggers.filter((hit) => hit.kind === kind).slice(0, MOST_TRIGGERS);
  const spans = prepared.termHits.filter((hit) => hit.kind === kind).flatMap((hit) => hit.spans);
  const telling = spans.filter(({ start, end }) =>
    words.some((word) => word.start < end && word.end > start),
  );
  const chosen = [telling, spans, words, prepared.statements.slice(0, 1)].find((some) => some.length > 0);
  return merged(chosen ?? []);
};

/** The places at which a risk of these kinds is stated, as the employer's model was taught to take them. */
export const statedPlaces = (prepared: Prepared, kinds: readonly RiskKind[]): readonly Span[] => {
  const places = prepared.triggers.filter(({ kind }) => kinds.includes(kind));
  return places.length > 0 ? places.slice(0, MOST_TRIGGERS) : prepared.statements.slice(0, 1);
};

/** Fits spans, employer and quantities to a judgement. */
export const assemble = (
  prepared: Prepared,
  judgement: Judgement,
  employers?: EmployerModel,
): TextReading => {
  const { kinds, status, abroad, because } = judgement;
  if (kinds.length === 0) return NOTHING;
  const triggers = kinds.flatMap((kind) => triggersOf(prepared, kind)).slice(0, MOST_TRIGGERS);
  const candidate = employerOf(prepared, statedPlaces(prepared, kinds), employers);
  const employerSpan = candidate && inOriginal(prepared, candidate);
  const employer = employerSpan && prepared.original.slice(employerSpan.start, employerSpan.end);
  const amount = chooseQuantity(prepared, 'amount', triggers);
  const months = chooseQuantity(prepared, 'months', triggers);
  const headcount = chooseQuantity(prepared, 'headcount', triggers);
  const shared: RoleSpan[] = [];
  if (candidate) shared.push(roled(prepared, candidate, 'employer'));
  if (amount) shared.push(roled(prepared, amount, 'amount'));
  if (months) shared.push(roled(prepared, months, 'months'));
  if (headcount) shared.push(roled(prepared, headcount, 'headcount'));
  const quantities = {
    employer,
    amountYuan: amount?.value ?? null,
    months: months?.value ?? null,
    headcount: headcount?.value ?? null,
  };
  const findings = kinds.map((kind): Finding => {
    const own = triggersOf(prepared, kind).map((span) => roled(prepared, span, 'trigger'));
    return { kind, status, spans: inOrder([...own, ...shared]), ...quantities, because };
  });
  return { kinds, status, abroad, ...quantities, findings };
};

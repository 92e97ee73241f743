import {
  type AuditNote,
  type CaseAct,
  type CaseFileId,
  type Day,
  dayOf,
  decideLetter,
  foldLetter,
  type Instant,
  type Jurisdiction,
  type Letter,
  type LetterAct,
  letterClock,
  type LetterMove,
  letterReasons,
  numberLetter,
  openLetter,
  proposeTexts,
  templateFor,
  type UnitId,
  type WorkCalendar,
} from '@weisu/core';
import { composeLetter, hashOfFile, letterKindOf, letterTemplateOf } from '../letters/compose-letter.ts';
import type { BulkLetter } from '../store/letters/insert-letters.ts';
import { type DemonstrationLogin, officerOf, REVIEWER } from './demonstration-officers.ts';
import type { DeskBook, DeskCase } from './desk-book.ts';
import { chanceOf, workingInstant } from './working-time.ts';

type Seeding = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly logins: readonly DemonstrationLogin[];
  readonly now: Instant;
};

const REMINDER = 'reminder-letter';
const OPINION = 'opinion-letter';
/** A file each: 30 ms of rendering, so that a city of thousands still seeds in its time. */
const MOST_SENT = 40;
const MOST_DRAFTS = 6;
const REPLIED_RATIO = 0.65;

/** Who a letter speaks of: the enterprise's registered name and code, from the monitor's city. */
export type LetterNames = ReadonlyMap<string, { readonly name: string; readonly creditCode: string }>;

const before = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) - hours * 3_600_000).toISOString();

type Live = { letter: Letter; readonly acts: (LetterAct & { unitId: UnitId })[] };

const createDesk = (book: DeskBook, { jurisdiction, calendar, logins, now }: Seeding) => {
  const counts = new Map<string, number>();
  const officerNameOf = (id: string): string =>
    logins.find(({ officer }) => officer.id === id)?.officer.name ?? '';
  const numberOf = ({ kind, unitId }: Letter, at: Instant) => {
    const year = Number(dayOf(at).slice(0, 4));
    const key = `${unitId} ${kind} ${year}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return numberLetter(jurisdiction.letters, letterKindOf(jurisdiction, kind), unitId, { year, count });
  };

  /** One act, unless it lies in the future: then nothing is known of it yet. */
  const act = (live: Live, move: LetterMove, by: Letter['draftedBy'], at: Instant): boolean => {
    if (at >= now) return false;
    const { letter } = live;
    const template = letterTemplateOf(jurisdiction, letter.template);
    const decided = decideLetter(letter, move, {
      terms: jurisdiction.letters,
      template,
      by,
      today: dayOf(at),
    });
    const entry = { seq: letter.actCount + 1, by, at, move: decided };
    const unitId = by === REVIEWER ? jurisdiction.jurisdiction.city : letter.unitId;
    live.letter = foldLetter(letter, [entry]);
    live.acts.push({ ...entry, unitId });
    return true;
  };

  const draft = (desk: DeskCase, kind: string, at: Instant, last: Letter | null): Live | null => {
    const { file } = desk;
    const template = templateFor(jurisdiction.letters.templates, kind, dayOf(at));
    if (template === undefined) return null;
    const by = officerOf(logins, file.unitId);
    const warning = file.warningIds.map((id) => book.warnings.get(id)).findLast((each) => each !== undefined);
    const reasons =
      warning === undefined ? [] : letterReasons(jurisdiction.letters, warning.raised.assessment);
    const texts = proposeTexts(
      template,
      { reasons, unit: '', officer: officerNameOf(by) },
      last === null ? {} : { facts: last.texts['facts'] ?? '' },
    );
    const letter = openLetter({
      id: `let_${file.id.slice('case_'.length)}-${kind}`,
      caseFileId: file.id,
      kind,
      template: template.id,
      unitId: file.unitId,
      follows: last?.id ?? null,
      draftedBy: by,
      draftedAt: at,
      texts,
    });
    return { letter, acts: [] };
  };

  /** Fills in what the proposal left open, by who drafted it. */
  const complete = (live: Live, at: Instant): void => {
    const { letter } = live;
    const contact = `${officerNameOf(letter.draftedBy)}（演示，电话从略）`;
    const facts = (letter.texts['facts'] ?? '').replaceAll(/【[^】]*】/g, '未按时足额支付劳动报酬');
    act(
      live,
      { kind: 'edit', revision: 1, texts: { ...letter.texts, facts, contact } },
      letter.draftedBy,
      at,
    );
  };

  return {
    numberOf,
    act,
    draft,
    complete,
    clockOf: (letter: Letter) => letterClock(jurisdiction, letter, calendar),
  };
};

/** The reminder that a simulated officer sent, from its draft to what came back. */
const liveThrough = (
  tools: ReturnType<typeof createDesk>,
  desk: DeskCase,
  sent: CaseAct,
  calendar: WorkCalendar,
): Live | null => {
  const live = tools.draft(desk, REMINDER, before(sent.at, 28), null);
  if (live === null) return null;
  const by = live.letter.draftedBy;
  const at = (days: number, key: string): Instant =>
    workingInstant(sent.at, days, calendar, `${sent.caseFileId} ${key}`);
  tools.complete(live, before(sent.at, 27));
  tools.act(live, { kind: 'approve', revision: live.letter.revision }, REVIEWER, before(sent.at, 2));
  tools.act(live, { kind: 'issue', number: tools.numberOf(live.letter, sent.at) }, by, sent.at);
  const delivered = at(1, 'delivered');
  const proof = '送达回证（演示）';
  if (!tools.act(live, { kind: 'deliver', on: dayOf(delivered), way: 'in-person', proof }, by, delivered))
    return live;
  const replied = at(4 + Math.floor(chanceOf(`${sent.caseFileId} reply`) * 14), 'replied');
  // No officer ends a case file over a letter that nobody answered.
  if (desk.file.closedAt !== null || chanceOf(`${sent.caseFileId} replies`) < REPLIED_RATIO)
    tools.act(
      live,
      {
        kind: 'reply',
        on: dayOf(replied),
        text: '已核对欠付情况，并提出支付安排。',
        file: '书面答复（演示）',
      },
      by,
      replied,
    );
  return live;
};

const isPast = (day: Day | undefined, now: Instant): boolean => day !== undefined && day < dayOf(now);

const remindersOf = (book: DeskBook): { desk: DeskCase; sent: CaseAct }[] =>
  [...book.cases.values()]
    .flatMap((desk) => desk.file.acts.filter(({ kind }) => kind === REMINDER).map((sent) => ({ desk, sent })))
    .toSorted((a, b) => (a.sent.at < b.sent.at ? -1 : 1))
    .slice(-MOST_SENT);

/** Drafts that wait on a desk: the next letter where no reply came, a first one where work has only begun. */
const openDrafts = (
  tools: ReturnType<typeof createDesk>,
  book: DeskBook,
  sent: ReadonlyMap<CaseFileId, Live>,
  now: Instant,
): Live[] => {
  const at = before(now, 20);
  return [...book.cases.values()]
    .filter(({ file }) => file.step === 'handle')
    .flatMap((desk) => {
      const last = sent.get(desk.file.id)?.letter ?? null;
      if (last === null && desk.file.acts.some(({ kind }) => kind === REMINDER)) return [];
      if (
        last !== null &&
        (last.state !== 'delivered' || !isPast(tools.clockOf(last)?.dueOn, before(now, 48)))
      )
        return [];
      const live = tools.draft(desk, last === null ? REMINDER : OPINION, at, last);
      if (live === null || (desk.file.acts.at(-1)?.at ?? desk.file.openedAt) >= at) return [];
      if (last === null && chanceOf(`${desk.file.id} approved`) < 0.5) {
        tools.complete(live, before(now, 19));
        tools.act(live, { kind: 'approve', revision: live.letter.revision }, REVIEWER, before(now, 3));
      }
      return [live];
    })
    .slice(0, MOST_DRAFTS);
};

const withProof = (desk: DeskCase, letter: Letter, sha256: string): void => {
  const number = letter.number?.text ?? '';
  const isSent = ({ kind, at }: CaseAct): boolean => kind === REMINDER && dayOf(at) === letter.issuedOn;
  const acts = desk.file.acts.map((act) =>
    isSent(act)
      ? {
          ...act,
          note: '发出提示函 / Reminder letter sent',
          evidence: `${number} · SHA-256 ${sha256}`,
        }
      : act,
  );
  desk.file = { ...desk.file, acts };
};

/** The letters of the simulated desks, and in the book the proof of those that were sent. Nothing later than `now`. */
export const planLetters = (book: DeskBook, seeding: Seeding, names: LetterNames): readonly BulkLetter[] => {
  const { jurisdiction, calendar, now } = seeding;
  const tools = createDesk(book, seeding);
  const sent = new Map<CaseFileId, Live>();
  for (const { desk, sent: reminder } of remindersOf(book)) {
    if (sent.has(desk.file.id) || !names.has(desk.file.enterpriseId)) continue;
    const live = liveThrough(tools, desk, reminder, calendar);
    if (live !== null) sent.set(desk.file.id, live);
  }
  const drafts = openDrafts(tools, book, sent, now);
  return [...sent.values(), ...drafts].map(({ letter, acts }): BulkLetter => {
    const replyDueOn = tools.clockOf(letter)?.dueOn ?? null;
    const desk = book.cases.get(letter.caseFileId);
    const enterprise = names.get(desk?.file.enterpriseId ?? '');
    if (letter.number === null || desk === undefined || enterprise === undefined)
      return { letter, acts, replyDueOn, file: null };
    const composed = {
      letter,
      last: null,
      enterpriseName: enterprise.name,
      creditCode: enterprise.creditCode,
    };
    const docx = composeLetter(jurisdiction, composed, calendar, now);
    const sha256 = hashOfFile(docx);
    withProof(desk, letter, sha256);
    return { letter, acts, replyDueOn, file: { base64: docx.toString('base64'), sha256 } };
  });
};

/** The log of what was done to the letters. */
export const letterNotes = (letters: readonly BulkLetter[]): readonly AuditNote[] =>
  letters.flatMap(({ letter, acts, file }) => [
    {
      at: letter.draftedAt,
      officerId: letter.draftedBy,
      unitId: letter.unitId,
      action: 'letter.draft' as const,
      subject: letter.id,
      caseFileId: letter.caseFileId,
      detail: { kind: letter.kind, template: letter.template, follows: letter.follows },
    },
    ...acts.map(({ seq, by, at, unitId, move }) => ({
      at,
      officerId: by,
      unitId,
      action: `letter.${move.kind}` as const,
      subject: letter.id,
      caseFileId: letter.caseFileId,
      detail: {
        seq,
        ...(move.kind === 'issue' ? { number: move.number.text, sha256: file?.sha256 ?? null } : {}),
        ...('on' in move ? { on: move.on } : {}),
      },
    })),
  ]);

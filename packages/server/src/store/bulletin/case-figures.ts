import type { FigureRow, StoredFigureId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { dayIn, type FigureGround, inSight, within } from './figure-ground.ts';

type Ask = {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
  readonly ref: RawBuilder<unknown>;
  readonly unit: RawBuilder<unknown>;
  readonly on?: RawBuilder<unknown>;
  readonly amount?: RawBuilder<unknown>;
  readonly hit?: RawBuilder<unknown>;
  readonly group?: RawBuilder<unknown>;
  readonly order?: RawBuilder<unknown>;
};

const FILES = {
  from: sql`case_files f join enterprises e on e.id = f.enterprise_id`,
  ref: sql`f.id`,
  unit: sql`f.unit_id`,
};
const LETTERS = {
  from: sql`letters l join case_files f on f.id = l.case_file_id join enterprises e on e.id = f.enterprise_id`,
  ref: sql`l.id`,
  unit: sql`l.unit_id`,
};
/** Claims are told by case file: a bulletin names no worker. */
const CLAIMS = {
  from: sql`claims c join case_files f on f.id = c.case_file_id join enterprises e on e.id = f.enterprise_id`,
  ref: sql`f.id`,
  unit: sql`f.unit_id`,
  group: sql`group by f.id, e.id`,
  order: sql`amount desc, f.id`,
};

const fileAsk = (figure: StoredFigureId, ground: FigureGround): Ask | undefined => {
  const { end, span, nextUntil } = ground;
  const isOpen = sql`(f.opened_at < ${end}::timestamptz and (f.closed_at is null or f.closed_at >= ${end}::timestamptz))`;
  const due = { on: sql`f.due_on`, order: sql`f.due_on, f.id` };
  switch (figure) {
    case 'opened-cases':
      return { ...FILES, where: within(sql`f.opened_at`, ground), on: dayIn(sql`f.opened_at`) };
    case 'closed-cases':
      return {
        ...FILES,
        where: within(sql`f.closed_at`, ground),
        on: dayIn(sql`f.closed_at`),
        amount: sql`${dayIn(sql`f.closed_at`)} - ${dayIn(sql`f.opened_at`)}`,
      };
    case 'open-cases':
      return { ...FILES, where: sql<boolean>`${isOpen}`, on: dayIn(sql`f.opened_at`) };
    case 'late-cases':
      return {
        ...FILES,
        ...due,
        where: sql<boolean>`(${isOpen} and f.due_on <= ${span.until}::date)`,
        amount: sql`${span.until}::date - f.due_on`,
      };
    case 'in-time':
      return {
        ...FILES,
        ...due,
        where: sql<boolean>`(${isOpen} and f.due_on is not null)`,
        hit: sql`f.due_on > ${span.until}::date`,
      };
    case 'due-cases':
      return {
        ...FILES,
        ...due,
        where: sql<boolean>`(${isOpen} and f.due_on > ${span.until}::date and f.due_on <= ${nextUntil}::date)`,
      };
    default:
      return undefined;
  }
};

const workAsk = (figure: StoredFigureId, { span, nextUntil, end }: FigureGround): Ask | undefined => {
  const inSpan = (column: RawBuilder<unknown>) =>
    sql<boolean>`(${column} between ${span.from}::date and ${span.until}::date)`;
  const asked = inSpan(sql`c.applied_on`);
  switch (figure) {
    case 'letters-issued':
      return { ...LETTERS, where: inSpan(sql`l.issued_on`), on: sql`l.issued_on` };
    case 'reply-rate':
      return {
        ...LETTERS,
        where: inSpan(sql`l.reply_due_on`),
        on: sql`l.reply_due_on`,
        hit: sql`coalesce(l.replied_on <= l.reply_due_on, false)`,
      };
    case 'due-letters':
      return {
        ...LETTERS,
        where: sql<boolean>`(l.reply_due_on > ${span.until}::date and l.reply_due_on <= ${nextUntil}::date
          and (l.replied_on is null or l.replied_on > ${span.until}::date))`,
        on: sql`l.reply_due_on`,
      };
    case 'claims-applied':
      return { ...CLAIMS, where: sql<boolean>`(not c.voided and ${asked})`, amount: sql`count(*)` };
    case 'claims-fen':
      return { ...CLAIMS, where: sql<boolean>`(not c.voided and ${asked})`, amount: sql`sum(c.amount_fen)` };
    case 'paid-fen':
      return {
        ...CLAIMS,
        where: sql<boolean>`(not c.voided and c.paid_fen > 0 and f.opened_at < ${end}::timestamptz)`,
        amount: sql`sum(c.paid_fen)`,
      };
    default:
      return undefined;
  }
};

type Raw = {
  readonly ref: string;
  readonly label: string;
  readonly district: string | null;
  readonly unit: string;
  readonly on: string | null;
  readonly amount: number | null;
  readonly hit: boolean | null;
};

/** Rows of a figure that counts case files, their letters or their claims; undefined for one that counts something else. */
export const caseFigureRows = async (
  db: Queryable,
  figure: StoredFigureId,
  ground: FigureGround,
): Promise<readonly FigureRow[] | undefined> => {
  const ask = fileAsk(figure, ground) ?? workAsk(figure, ground);
  if (ask === undefined) return undefined;
  const { rows } = await sql<Raw>`
    select ${ask.ref} as ref, e.name as label, e.district, ${ask.unit} as unit, ${ask.on ?? sql`null::date`} as "on",
           (${ask.amount ?? sql`null`})::double precision as amount, ${ask.hit ?? sql`null::boolean`} as hit
    from ${ask.from} where ${ask.where} and ${inSight(ground)} ${ask.group ?? sql``}
    order by ${ask.order ?? sql`"on" desc, ref`}`.execute(db);
  return rows.map(({ ref, label, district, unit, on, amount, hit }) => ({
    ref,
    label,
    unit,
    ...(district === null ? {} : { district }),
    ...(on === null ? {} : { on }),
    ...(amount === null ? {} : { amount }),
    ...(hit === null ? {} : { hit }),
  }));
};

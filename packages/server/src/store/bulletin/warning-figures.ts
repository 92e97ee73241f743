import type { FigureRow, StoredFigureId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { dayIn, type FigureGround, inSight, within } from './figure-ground.ts';

type Raw = {
  readonly ref: string;
  readonly label: string;
  readonly level: 'blue' | 'yellow' | 'orange' | 'red';
  readonly district: string | null;
  readonly on: string | null;
  readonly amount: number | null;
  readonly hit: boolean | null;
  readonly words: { readonly zh: string; readonly en: string } | null;
};

/** When a warning was over: closed or dismissed, by a person or by the one that took its place. */
const ENDED = sql`coalesce(
  (select max(a.at) from warning_acts a where a.warning_id = w.id and a.kind in ('close', 'dismiss')),
  (select s.raised_at from warnings s where s.id = w.superseded_by))`;

const isOpenAt = ({ end }: FigureGround): RawBuilder<boolean> => sql<boolean>`(
  w.raised_at < ${end}::timestamptz
  and (w.state in ('raised', 'acknowledged', 'dispatched') or (w.state in ('closed', 'dismissed') and ${ENDED} >= ${end}::timestamptz)))`;

type Ask = {
  readonly where: RawBuilder<boolean>;
  readonly on?: RawBuilder<unknown>;
  readonly amount?: RawBuilder<unknown>;
  readonly hit?: RawBuilder<unknown>;
  /** The sentence of the strongest reason: long, so only where a table shows it. */
  readonly withWords?: true;
  readonly join?: RawBuilder<unknown>;
};

const askOf = (figure: StoredFigureId, ground: FigureGround): Ask | undefined => {
  const raised = within(sql`w.raised_at`, ground);
  const endedBy = (kind: 'closed' | 'dismissed'): Ask => ({
    where: sql<boolean>`(w.state = ${kind} and w.superseded_by is null and ${within(ENDED, ground)})`,
    on: dayIn(ENDED),
  });
  switch (figure) {
    case 'open-warnings':
      return { where: isOpenAt(ground), withWords: true };
    case 'new-warnings':
      return { where: raised, withWords: true };
    case 'first-warnings':
      return { where: sql<boolean>`(${raised} and w.because = 'first')` };
    case 'raised-year':
      return {
        where: sql<boolean>`(w.raised_at < ${ground.end}::timestamptz
          and w.raised_at >= (date_trunc('month', ${ground.span.until}::date) - interval '11 months') at time zone 'Asia/Shanghai')`,
      };
    case 'closed-warnings':
      return endedBy('closed');
    case 'dismissed-warnings':
      return endedBy('dismissed');
    case 'true-rate':
      return {
        where: sql<boolean>`(j.verdict in ('true', 'false') and ${within(sql`j.at`, ground)})`,
        on: dayIn(sql`j.at`),
        hit: sql`j.verdict = 'true'`,
        join: sql`join lateral (
          select x.verdict, x.at from warning_judgements x
          where x.warning_id = w.id and x.at < ${ground.end}::timestamptz order by x.seq desc limit 1) j on true`,
      };
    case 'to-raised':
      return {
        where: sql<boolean>`(${raised} and w.because = 'first' and w.first_signal_on is not null)`,
        amount: sql`${dayIn(sql`w.raised_at`)} - w.first_signal_on`,
      };
    case 'to-act':
      return {
        where: sql<boolean>`(${raised} and w.first_act_at < ${ground.end}::timestamptz)`,
        amount: sql`round((extract(epoch from w.first_act_at - w.raised_at) / 86400)::numeric, 2)`,
      };
    default:
      return undefined;
  }
};

/** Rows of a figure that counts warnings, the worst first; undefined for one that counts something else. */
export const warningFigureRows = async (
  db: Queryable,
  figure: StoredFigureId,
  ground: FigureGround,
): Promise<readonly FigureRow[] | undefined> => {
  const ask = askOf(figure, ground);
  if (ask === undefined) return undefined;
  const { rows } = await sql<Raw>`
    select w.id as ref, e.name as label, w.level, coalesce(w.district, e.district) as district,
           ${ask.on ?? dayIn(sql`w.raised_at`)} as "on", (${ask.amount ?? sql`null`})::double precision as amount,
           ${ask.hit ?? sql`null::boolean`} as hit, ${ask.withWords ? sql`w.reasons -> 0` : sql`null::jsonb`} as words
    from warnings w join enterprises e on e.id = w.enterprise_id ${ask.join ?? sql``}
    where ${ask.where} and ${inSight(ground)}
    order by array_position(array['red', 'orange', 'yellow', 'blue'], w.level), w.score_centipoints desc, w.id`.execute(
    db,
  );
  return rows.map(({ ref, label, level, district, on, amount, hit, words }) => ({
    ref,
    label,
    level,
    ...(district === null ? {} : { district }),
    ...(on === null ? {} : { on }),
    ...(amount === null ? {} : { amount }),
    ...(hit === null ? {} : { hit }),
    ...(words === null ? {} : { words: { zh: words.zh, en: words.en } }),
  }));
};

import {
  type Actor,
  addDays,
  dayOf,
  type Instant,
  type Jurisdiction,
  type PassDraft,
  startOf,
  type WorkCalendar,
} from '@weisu/core';
import type { DemonstrationLogin } from './demonstration-officers.ts';
import { officerOf, REVIEWER } from './demonstration-officers.ts';
import type { DeskBook, DeskCase } from './desk-book.ts';
import { passOnDesk } from './pass-on-desk.ts';

type Enlivening = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly logins: readonly DemonstrationLogin[];
  readonly now: Instant;
};

/** What happens lately to one of the open dispatches: by whom, how many working days ago, at which hour. */
type Move = {
  readonly by: 'unit' | 'city' | 'reviewer';
  readonly ago: number;
  readonly hour: number;
  readonly draft: Omit<Partial<PassDraft>, 'at' | 'toUnit'> &
    Pick<PassDraft, 'kind'> & { readonly again?: true };
};

const SENT_BACK = {
  kind: 'return',
  returnReason: 'union-elsewhere',
  reason: '企业工会隶属其他区 / its union belongs to another district',
  evidence: '工会法人登记 / registration of its union',
} as const;
const move = (by: Move['by'], ago: number, hour: number, draft: Move['draft']): Move => ({
  by,
  ago,
  hour,
  draft,
});

/** Ways in which open work is found on a morning; dealt out in turn. */
const MOVES: readonly (readonly Move[])[] = [
  [
    move('unit', 2, 9, SENT_BACK),
    move('city', 2, 15, {
      kind: 'send',
      again: true,
      reason: '登记地在贵区，请先行签收 / it is registered with you: please sign first',
    }),
    move('unit', 1, 10, SENT_BACK),
  ],
  [
    move('unit', 3, 10, {
      kind: 'ask-extension',
      reason: '企业账目正在审计，下周有结果 / its books are being audited',
    }),
    move('city', 2, 11, { kind: 'approve' }),
  ],
  [move('city', 1, 10, { kind: 'urge', reason: '请尽快反馈 / please report soon' })],
  [
    move('unit', 4, 10, {
      kind: 'ask-suspension',
      reason: '企业进入预重整，等待法院裁定 / waiting for the court',
    }),
    move('reviewer', 3, 11, { kind: 'approve' }),
  ],
  [
    move('unit', 1, 14, {
      kind: 'ask-extension',
      reason: '企业负责人外出，约谈改期 / the talk had to be put off',
    }),
  ],
  [move('city', 2, 9, { kind: 'supervise', reason: '时限将至，市总工会督办 / the city supervises it' })],
];

const workingDaysAgo = (now: Instant, count: number, calendar: WorkCalendar): Instant => {
  let day = dayOf(now);
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return startOf(day);
};

const actorOf = ({ by }: Move, desk: DeskCase, { jurisdiction, logins }: Enlivening): Actor => {
  const { city } = jurisdiction.jurisdiction;
  if (by === 'reviewer') return { officerId: REVIEWER, unitId: city };
  const unitId = by === 'city' ? city : desk.file.unitId;
  return { officerId: officerOf(logins, unitId), unitId };
};

/** Lets the newest open dispatches go the ways that work goes, so that every heap of the inbox has something in it. */
export const enlivenDispatches = (book: DeskBook, options: Enlivening): void => {
  const { calendar, now } = options;
  const open = [...book.openCaseOf.values()].sort((a, b) =>
    a.file.openedAt === b.file.openedAt
      ? a.file.id < b.file.id
        ? -1
        : 1
      : a.file.openedAt < b.file.openedAt
        ? 1
        : -1,
  );
  let turn = 0;
  for (const desk of open) {
    // What does not fit this one is tried on the next way round.
    for (let tried = 0; tried < MOVES.length; tried += 1) {
      const moves = MOVES[(turn + tried) % MOVES.length] ?? [];
      const done = moves.filter((each) => {
        const { again, ...draft } = each.draft;
        const at = new Date(
          Date.parse(workingDaysAgo(now, each.ago, calendar)) + each.hour * 3_600_000,
        ).toISOString();
        return passOnDesk(
          desk,
          actorOf(each, desk, options),
          {
            ...draft,
            at,
            toUnit: again ? desk.file.unitId : null,
            until: draft.kind === 'ask-suspension' ? addDays(dayOf(now), 30) : null,
          },
          options,
        );
      });
      if (done.length > 0) {
        turn += tried + 1;
        break;
      }
    }
    if (turn > MOVES.length * 3) return;
  }
};

import type {
  CaseFileId,
  Day,
  EnterpriseId,
  Instant,
  Jurisdiction,
  OfficerId,
  Truth,
  UnitId,
  WarningId,
  WorkCalendar,
} from '@weisu/core';
import {
  addDays,
  dayOf,
  decideAct,
  foldCaseFile,
  heldBack,
  levelRank,
  openCaseFile,
  stepClock,
} from '@weisu/core';
import type { Monitor } from '../pipeline/monitor.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { CASE_WORK } from './case-work.ts';
import type { DemonstrationLogin } from './demonstration-officers.ts';
import { REVIEWER, officerOf } from './demonstration-officers.ts';
import type { DeskBook, DeskCase, DeskWarning } from './desk-book.ts';
import { act, createDeskBook } from './desk-book.ts';
import { chanceOf, workingInstant } from './working-time.ts';

type Planned = { readonly at: Instant; readonly run: () => void };

export type DeskOptions = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly logins: readonly DemonstrationLogin[];
  readonly truth: ReadonlyMap<EnterpriseId, Truth>;
  readonly monitor: Monitor;
  /** Warnings raised from this day on are seen at most, not yet decided: they are the work that waits. */
  readonly waitingFrom: Day;
};

/** The desks of the simulated city: officers who take up what is raised, at their pace. Time moves only by `workUntil`. */
export type DeskSimulation = {
  readonly book: DeskBook;
  readonly take: (raised: readonly RaisedWarning[]) => void;
  /** Does everything that was planned before the instant. */
  readonly workUntil: (end: Instant) => void;
};

/** Trouble that comes this long after a warning was foreseen by it. */
const FORESEEN_DAYS = 300;
const CITY: OfficerId = 'off_city';

export const simulateDesk = ({
  jurisdiction,
  calendar,
  logins,
  truth,
  monitor,
  waitingFrom,
}: DeskOptions): DeskSimulation => {
  const book = createDeskBook();
  const { procedure } = jurisdiction;
  let planned: Planned[] = [];

  const plan = (at: Instant, days: number, key: string, run: (at: Instant) => void): void => {
    const then = workingInstant(at, days, calendar, key);
    planned.push({ at: then, run: () => run(then) });
  };
  /** Between `least` and `most` days, by the key. */
  const days = (key: string, least: number, most: number): number =>
    Math.floor(least + chanceOf(key) * (most - least + 1));

  /** The monitor learns what the desk did, since it decides what is raised next. */
  const tellMonitor = (warning: DeskWarning, at: Instant): void => {
    const { id, enterpriseId, level } = warning.raised.warning;
    const monitored = monitor.enterprises.get(enterpriseId);
    if (!monitored) return;
    monitored.inProcedure = book.openCaseOf.has(enterpriseId);
    if (monitored.last?.id === id) {
      monitored.last = {
        id,
        level,
        state: warning.state,
        lastActOn: dayOf(at),
        snoozedUntil: warning.snoozedUntil,
      };
    }
  };

  const step = (
    warning: DeskWarning,
    kind: Parameters<typeof act>[1]['kind'],
    by: OfficerId,
    at: Instant,
    reason: string | null,
    more: { unitId?: UnitId; until?: Day } = {},
  ): void => {
    const state = {
      acknowledge: 'acknowledged',
      dispatch: 'dispatched',
      dismiss: 'dismissed',
      snooze: 'snoozed',
      corroborate: warning.state,
      close: 'closed',
    } as const;
    act(
      warning,
      { kind, by, at, reason, unitId: more.unitId ?? null, until: more.until ?? null },
      state[kind],
    );
    tellMonitor(warning, at);
  };

  /** Trouble of the enterprise begins within the foreseen time, or has begun a short while ago. */
  const comesTrue = ({ enterpriseId, raisedAt }: RaisedWarning['warning']): boolean => {
    const from = truth.get(enterpriseId)?.arrearsFrom ?? null;
    return (
      from !== null &&
      from <= addDays(dayOf(raisedAt), FORESEEN_DAYS) &&
      from >= addDays(dayOf(raisedAt), -120)
    );
  };

  const closeFile = (desk: DeskCase, at: Instant, by: OfficerId, note: string): void => {
    book.openCaseOf.delete(desk.file.enterpriseId);
    for (const id of desk.file.warningIds) {
      const warning = book.warnings.get(id);
      if (warning?.state === 'dispatched') step(warning, 'close', by, at, note, { unitId: desk.file.unitId });
    }
  };

  /** Works the file along the procedure, one planned act after another. */
  const workFile = (desk: DeskCase, from: Instant, next: number): void => {
    const work = CASE_WORK[next];
    if (!work) return;
    const key = `${desk.file.id} ${next}`;
    // Some files lie: the clock then shows it.
    if (chanceOf(`${key} lies`) < work.liesRatio) return;
    if (work.onlySome !== undefined && chanceOf(`${key} some`) >= work.onlySome)
      return workFile(desk, from, next + 1);
    plan(from, days(key, ...work.days), key, (at) => {
      const by = work.by === 'review' ? REVIEWER : officerOf(logins, desk.file.unitId);
      const draft = {
        kind: work.kind,
        by,
        unitId: work.by === 'review' ? jurisdiction.jurisdiction.city : desk.file.unitId,
        at,
      };
      const decided = decideAct(procedure, desk.file, { ...draft, note: work.note, evidence: work.evidence });
      desk.file = foldCaseFile(procedure, desk.file, [decided]);
      desk.dueOn = stepClock(jurisdiction, desk.file, calendar)?.dueOn ?? null;
      if (desk.file.step === null) closeFile(desk, at, by, work.note);
      workFile(desk, at, next + 1);
    });
  };

  const dispatch = (warning: DeskWarning, at: Instant): void => {
    const { id, enterpriseId } = warning.raised.warning;
    const open = book.openCaseOf.get(enterpriseId);
    const unitId =
      open?.file.unitId ?? monitor.enterprises.get(enterpriseId)?.unitId ?? jurisdiction.jurisdiction.city;
    let desk = open;
    if (desk) desk.file = { ...desk.file, warningIds: [...desk.file.warningIds, id] };
    else {
      const fileId: CaseFileId = `case_${id.slice('war_'.length)}`;
      const file = openCaseFile(procedure, {
        id: fileId,
        enterpriseId,
        unitId,
        warningIds: [id],
        openedAt: at,
      });
      desk = { file, dueOn: stepClock(jurisdiction, file, calendar)?.dueOn ?? null };
      book.cases.set(fileId, desk);
      book.openCaseOf.set(enterpriseId, desk);
      workFile(desk, at, 0);
    }
    warning.unitId = unitId;
    warning.caseFileId = desk.file.id;
    step(warning, 'dispatch', CITY, at, null, { unitId });
  };

  const decide = (warning: DeskWarning, at: Instant): void => {
    if (warning.state !== 'acknowledged') return;
    const { id, enterpriseId, level } = warning.raised.warning;
    const signals = monitor.enterprises.get(enterpriseId)?.signals ?? [];
    const used = new Set(warning.raised.assessment.contributions.flatMap((c) => c.evidence));
    const held = heldBack(
      warning.raised.assessment,
      signals.filter((s) => used.has(s.id)),
      false,
    );
    const chance = chanceOf(`${id} decision`);
    const isTrue = comesTrue(warning.raised.warning);
    if (held === 'relation-only' || (!isTrue && chance < 0.5 - 0.1 * levelRank(level))) {
      step(
        warning,
        'dismiss',
        CITY,
        at,
        '经电话核实，企业工资正常发放 / checked by telephone: wages are being paid',
      );
    } else if (!isTrue && chance > 0.9) {
      const until = addDays(dayOf(at), 30);
      warning.snoozedUntil = until;
      step(
        warning,
        'snooze',
        CITY,
        at,
        '企业称季节性停产，一个月后复核 / said to be seasonal: looked at again in a month',
        { until },
      );
    } else {
      if (held === 'needs-corroboration')
        step(
          warning,
          'corroborate',
          CITY,
          at,
          '街道工会实地核实情况属实 / the street union confirmed it on the spot',
        );
      dispatch(warning, held === null ? at : new Date(Date.parse(at) + 1_200_000).toISOString());
    }
  };

  const takeUp = (warning: DeskWarning): void => {
    const { id, level, raisedAt } = warning.raised.warning;
    const isUrgent = levelRank(level) >= levelRank('orange');
    const waits = dayOf(raisedAt) >= waitingFrom;
    if (waits && chanceOf(`${id} waits`) < 0.6) return;
    plan(raisedAt, days(`${id} seen`, 0, isUrgent ? 2 : 9), `${id} seen`, (seenAt) => {
      if (warning.state !== 'raised') return;
      step(warning, 'acknowledge', CITY, seenAt, null);
      if (waits) return;
      plan(seenAt, days(`${id} judged`, 0, isUrgent ? 2 : 7), `${id} judged`, (at) => decide(warning, at));
    });
  };

  const replace = (id: WarningId, by: RaisedWarning): void => {
    const old = book.warnings.get(id);
    if (!old) return;
    step(
      old,
      'close',
      SYSTEM_OFFICER,
      by.warning.raisedAt,
      '风险升级，由新的预警接续 / worse now: a new warning takes its place',
    );
  };

  return {
    book,
    take: (raised) => {
      for (const entry of raised) {
        if (entry.supersedes) replace(entry.supersedes, entry);
        const warning: DeskWarning = {
          raised: entry,
          state: 'raised',
          acts: [],
          firstActAt: null,
          unitId: null,
          caseFileId: null,
          snoozedUntil: null,
        };
        book.warnings.set(entry.warning.id, warning);
        takeUp(warning);
      }
    },
    workUntil: (end) => {
      // What runs may plan more before the same end.
      for (;;) {
        const due = planned
          .filter(({ at }) => at < end)
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
        const first = due[0];
        if (!first) return;
        planned = planned.filter((entry) => entry !== first);
        first.run();
      }
    },
  };
};

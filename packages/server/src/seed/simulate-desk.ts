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
  firstPass,
  foldDispatch,
  foldCaseFile,
  heldBack,
  keepsPlan,
  levelRank,
  openCaseFile,
  type PassDraft,
  startOf,
  stepClock,
} from '@weisu/core';
import type { Monitor } from '../pipeline/monitor.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { casePayload } from './case-payload.ts';
import { CASE_WORK } from './case-work.ts';
import type { DemonstrationLogin } from './demonstration-officers.ts';
import { REVIEWER, officerOf } from './demonstration-officers.ts';
import type { DeskBook, DeskCase, DeskWarning } from './desk-book.ts';
import { act, createDeskBook } from './desk-book.ts';
import { passOnDesk } from './pass-on-desk.ts';
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
  const { city } = jurisdiction.jurisdiction;
  const planned: Planned[] = [];

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
      enter: 'raised',
      tip: warning.state,
      wake: 'raised',
      undo: warning.state,
    } as const;
    act(
      warning,
      { kind, by, at, reason, unitId: more.unitId ?? null, until: more.until ?? null },
      state[kind],
    );
    tellMonitor(warning, at);
  };

  /** Trouble of the enterprise begins within the foreseen time, or has begun. */
  const comesTrue = ({ enterpriseId, raisedAt }: RaisedWarning['warning']): boolean => {
    const from = truth.get(enterpriseId)?.arrearsFrom ?? null;
    return from !== null && from <= addDays(dayOf(raisedAt), FORESEEN_DAYS);
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
    if (work.onlySome !== undefined && chanceOf(`${key} some`) >= work.onlySome)
      return workFile(desk, from, next + 1);
    // A few files lie for a while before somebody takes them up again: the clock then shows it.
    const lies = chanceOf(`${key} lies`) < work.liesRatio ? days(`${key} lies for`, 8, 28) : 0;
    plan(from, days(key, ...work.days) + lies, key, (at) => {
      const by = work.by === 'review' ? REVIEWER : officerOf(logins, desk.file.unitId);
      const draft = {
        kind: work.kind,
        by,
        unitId: work.by === 'review' ? jurisdiction.jurisdiction.city : desk.file.unitId,
        at,
      };
      const payload = casePayload(work.kind, desk.file, at);
      if (payload === undefined) return workFile(desk, at, next + 1);
      const { note, evidence } = work;
      const decided = decideAct(procedure, desk.file, { ...draft, note, evidence, payload });
      if (work.kind === 'sign') pass(desk, by, desk.file.unitId, { kind: 'sign', at });
      desk.file = foldCaseFile(procedure, desk.file, [decided]);
      desk.dueOn = stepClock(jurisdiction, desk.file, calendar)?.dueOn ?? null;
      if (desk.file.step === null) closeFile(desk, at, by, work.note);
      workFile(desk, at, next + 1);
    });
  };

  /** One pass of the dispatch, by the rules that hold for everybody; one that they refuse is left out. */
  const pass = (
    desk: DeskCase,
    by: OfficerId,
    own: UnitId,
    draft: Partial<PassDraft> & Pick<PassDraft, 'kind' | 'at'>,
  ): void => {
    passOnDesk(desk, { officerId: by, unitId: own }, draft, { jurisdiction, calendar });
  };

  /** Some units say at first that it is not theirs; the city sends it again, and rules where they say so twice. */
  const handOver = (desk: DeskCase, at: Instant, returns: number): void => {
    const { id, unitId } = desk.file;
    const key = `${id} return ${returns}`;
    const likely = returns === 0 ? 0.12 : 0.45;
    if (unitId === city || chanceOf(key) >= likely) return workFile(desk, at, 0);
    plan(at, 1, key, (then) => {
      pass(desk, officerOf(logins, unitId), unitId, {
        kind: 'return',
        at: then,
        returnReason: 'not-ours',
        reason: '经查企业职工多在外区上班',
        evidence: '企业用工台账',
      });
      plan(then, returns === 0 ? 1 : 2, `${key} again`, (again) => {
        pass(desk, CITY, city, {
          kind: desk.file.dispatch?.state === 'contested' ? 'rule' : 'send',
          at: again,
          toUnit: unitId,
          reason: '企业登记和工会组织关系均在该区',
        });
        if (returns === 0) handOver(desk, again, 1);
        else workFile(desk, again, 0);
      });
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
      const first = firstPass({ officerId: CITY, unitId: city }, unitId, at, null);
      const file = openCaseFile(procedure, {
        id: fileId,
        dispatch: foldDispatch({ id: `dsp_${fileId.slice('case_'.length)}`, caseFileId: fileId }, [first]),
        enterpriseId,
        unitId,
        warningIds: [id],
        openedAt: at,
      });
      desk = { file, dueOn: stepClock(jurisdiction, file, calendar)?.dueOn ?? null };
      const opened: DeskCase = desk;
      const monitored = monitor.enterprises.get(enterpriseId);
      // Asked anew each night: a plan that is kept today may be broken tomorrow.
      if (monitored)
        monitored.keepsPlan = (day) => keepsPlan(opened.file, day, jurisdiction.dispatch.repaymentActs);
      book.cases.set(fileId, desk);
      book.openCaseOf.set(enterpriseId, desk);
      handOver(desk, at, 0);
    }
    warning.unitId = unitId;
    warning.caseFileId = desk.file.id;
    step(warning, 'dispatch', CITY, at, null, { unitId });
  };

  /** The snooze ends with the night's round of its day; then it is looked at again. */
  const wakeLater = (warning: DeskWarning, until: Day): void => {
    const at = startOf(addDays(until, 1));
    planned.push({
      at,
      run: () => {
        if (warning.state !== 'snoozed') return;
        warning.snoozedUntil = null;
        step(warning, 'wake', SYSTEM_OFFICER, at, '暂缓期满，重新提出');
        takeUp(warning, at, true);
      },
    });
  };

  const decide = (warning: DeskWarning, at: Instant): void => {
    if (warning.state !== 'acknowledged') return;
    const { id, enterpriseId, level } = warning.raised.warning;
    const signals = monitor.enterprises.get(enterpriseId)?.book.signals ?? [];
    const used = new Set(warning.raised.assessment.contributions.flatMap((c) => c.evidence));
    const held = heldBack(
      warning.raised.assessment,
      signals.filter((s) => used.has(s.id)),
      false,
    );
    const chance = chanceOf(`${id} decision`);
    const isTrue = comesTrue(warning.raised.warning);
    const wasSnoozed = warning.acts.some(({ kind }) => kind === 'snooze');
    if (held === 'relation-only' || (!isTrue && (wasSnoozed || chance < 0.5 - 0.1 * levelRank(level)))) {
      step(warning, 'dismiss', CITY, at, '经电话核实，企业工资正常发放');
    } else if (!isTrue && chance > 0.9) {
      const until = addDays(dayOf(at), 30);
      warning.snoozedUntil = until;
      step(warning, 'snooze', CITY, at, '企业称季节性停产，一个月后复核', { until });
      wakeLater(warning, until);
    } else {
      if (held === 'needs-corroboration') step(warning, 'corroborate', CITY, at, '街道工会实地核实情况属实');
      dispatch(warning, held === null ? at : new Date(Date.parse(at) + 1_200_000).toISOString());
    }
  };

  const takeUp = (
    warning: DeskWarning,
    from: Instant = warning.raised.warning.raisedAt,
    again = false,
  ): void => {
    const { id, level } = warning.raised.warning;
    const isUrgent = levelRank(level) >= levelRank('orange');
    const waits = dayOf(from) >= waitingFrom;
    if (waits && (again || chanceOf(`${id} waits`) < 0.45)) return;
    plan(from, days(`${id} seen`, 0, isUrgent ? 2 : 9), `${id} seen`, (seenAt) => {
      if (warning.state !== 'raised') return;
      step(warning, 'acknowledge', CITY, seenAt, null);
      // Of the newest some have just been sent out: the inbox of the units is not empty.
      if (waits && chanceOf(`${id} rests`) < 0.25) return;
      plan(seenAt, days(`${id} judged`, 0, isUrgent ? 2 : 7), `${id} judged`, (at) => decide(warning, at));
    });
  };

  const replace = (id: WarningId, by: RaisedWarning): void => {
    const old = book.warnings.get(id);
    if (!old) return;
    old.supersededBy = by.warning.id;
    step(old, 'close', SYSTEM_OFFICER, by.warning.raisedAt, '风险升级，由新的预警接续');
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
          cameTrue: comesTrue(entry.warning),
          supersededBy: null,
        };
        book.warnings.set(entry.warning.id, warning);
        takeUp(warning);
      }
    },
    workUntil: (end) => {
      // What runs may plan more before the same end.
      for (;;) {
        let first: Planned | undefined;
        for (const entry of planned)
          if (entry.at < end && (first === undefined || entry.at < first.at)) first = entry;
        if (first === undefined) return;
        planned.splice(planned.indexOf(first), 1);
        first.run();
      }
    },
  };
};

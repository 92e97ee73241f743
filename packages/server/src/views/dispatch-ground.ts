import {
  type CaseFile,
  type Dispatch,
  type Jurisdiction,
  type PassGround,
  returnBy,
  stepClock,
  supervisionOf,
  type WorkCalendar,
  type Day,
} from '@weisu/core';

type Place = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly today: Day;
};

/** What decides on the passes of a dispatch today: the clock of its case file's step, the local rules, the units. */
export const groundOf = (
  { jurisdiction, calendar, today }: Place,
  file: CaseFile,
  dispatch: Dispatch,
): PassGround => {
  const clock = stepClock(jurisdiction, file, calendar);
  return {
    units: jurisdiction.units,
    terms: jurisdiction.dispatch,
    today,
    clock:
      clock === null
        ? null
        : {
            dueOn: clock.dueOn,
            from: clock.from,
            supervision: supervisionOf(clock, today, calendar),
            extensible: clock.deadline.extension !== null,
          },
    returnBy: returnBy(jurisdiction, calendar, dispatch),
  };
};

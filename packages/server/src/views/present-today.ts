import type { Reply, Routes } from '@weisu/contract';
import type { Day, Jurisdiction, Supervision, Wording } from '@weisu/core';
import type { StoredDue } from '../store/today/list-dues.ts';
import type { StoredDuty } from '../store/today/list-duties.ts';
import { unitRefOf } from './place-names.ts';
import type { ViewContext } from './view-context.ts';

type Today = Reply<Routes['today']>;

/** The colour that the day alone says; what was done meanwhile is for the page of the thing itself. */
const dueColour = (dueOn: Day, today: Day, near: Day): Exclude<Supervision, 'late'> =>
  dueOn < today ? 'overdue' : dueOn <= near ? 'near' : 'in-time';

/** A bulletin has no name before its number: its kind and its days. */
const bulletinName = (written: string, { bulletin }: Pick<Jurisdiction, 'bulletin'>): Wording => {
  const [kind = '', from = '', until = ''] = written.split(' ');
  const name = bulletin.kinds.find(({ id }) => id === kind)?.name ?? { zh: kind, en: kind };
  return { zh: `${name.zh} ${from} 至 ${until}`, en: `${name.en} ${from} to ${until}` };
};

export const presentDuty = (duty: StoredDuty, near: Day, context: ViewContext): Today['duties'][number] => ({
  ...duty,
  reasons: [...duty.reasons],
  name: duty.kind.endsWith('-bulletin')
    ? bulletinName(duty.name, context.jurisdiction)
    : { zh: duty.name, en: duty.name },
  supervision: duty.dueOn === null ? null : dueColour(duty.dueOn, context.today, near),
});

export const presentDue = (
  { unitId, ...due }: StoredDue,
  near: Day,
  { jurisdiction, today }: ViewContext,
): Today['dues'][number] => ({
  ...due,
  unit: unitRefOf(jurisdiction, unitId),
  supervision: dueColour(due.dueOn, today, near),
});

import { refuse } from '../../errors.ts';
import type { ActKind, Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { Day, Instant } from '../../time.ts';
import { dayOf } from '../../time.ts';
import type { CaseFile } from '../case-file.ts';
import type { ActPayload, PayloadOf } from './act-payload.ts';
import { planOf } from './payment-plan.ts';
import { answersAfter, referralsOf } from './referrals.ts';

type Where = {
  readonly procedure: Procedure;
  readonly caseFile: Pick<CaseFile, 'acts'>;
  readonly today: Day;
};

const wrong = (zh: string, en: string): never => refuse('bad-input', `${zh} / ${en}`, 'payload');

const notLater = (on: Day, today: Day): void => {
  if (on > today) wrong('日期不能晚于今天', 'the day cannot lie ahead');
};

const ascending = (days: readonly Day[]): void => {
  if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? '')))
    wrong('日期须由早到晚且不重复', 'days must go from early to late, none twice');
};

const checkPayment = ({ on, fen }: PayloadOf<'payment'>, { caseFile, today }: Where): void => {
  notLater(on, today);
  const plan = planOf(caseFile.acts, today);
  if (plan === null)
    return refuse('guard-not-met', '尚未登记支付方案 / no payment plan has been recorded', 'payload');
  if (plan.paidFen + fen > plan.totalFen)
    wrong('支付金额超过方案总额', 'this is more than the plan still owes');
};

const checkCongress = (vote: PayloadOf<'congress'>): void => {
  if (vote.present > vote.entitled) wrong('实到人数多于应到人数', 'more were present than are entitled');
  if (vote.votesFor + vote.votesAgainst + vote.abstained !== vote.present)
    wrong('赞成、反对、弃权之和须等于实到人数', 'for, against and abstained must add up to those present');
};

const checkAnswer = (
  { referral, answer, on }: PayloadOf<'referral-answer'>,
  { caseFile, today }: Where,
): void => {
  notLater(on, today);
  const asked = referralsOf(caseFile.acts).find(({ seq }) => seq === referral);
  if (asked === undefined) return wrong('没有这项转介', 'there is no such referral');
  if (on < (asked.answeredOn ?? dayOf(asked.askedAt)))
    wrong('答复日期早于转介或上次答复', 'the answer lies before the referral or its last answer');
  if (!answersAfter(asked.state).includes(answer))
    refuse('conflict', '该转介已有答复，请刷新 / this referral has been answered already', 'payload');
};

const checkClosing = ({ kinds }: PayloadOf<'closing'>, { procedure }: Where): void => {
  const known = new Set(procedure.closing?.kinds.map(({ id }) => id));
  for (const kind of kinds)
    if (!known.has(kind)) wrong(`没有办结证据种类 ${kind}`, `there is no closing evidence ${kind}`);
};

const checkFields = (payload: ActPayload, where: Where): void => {
  switch (payload.form) {
    case 'payment-plan':
      return ascending(payload.instalments.map(({ dueOn }) => dueOn));
    case 'payment':
      return checkPayment(payload, where);
    case 'congress':
      return checkCongress(payload);
    case 'referral-answer':
      return checkAnswer(payload, where);
    case 'closing':
      return checkClosing(payload, where);
    case 'visit':
      return notLater(payload.on, where.today);
    case 'visit-plan':
      ascending(payload.days);
      if ((payload.days[0] ?? where.today) < where.today)
        wrong('计划日期不能早于今天', 'a planned day cannot have passed');
      return;
    case 'talk':
    case 'referral':
    case 'work-group':
  }
};

/**
 * Refuses a payload that its act cannot carry: `guard-not-met` where one is required or there is no plan to pay under, `conflict`
 * where a referral was answered meanwhile, `bad-input` where the form is another's or its fields contradict each other or the file.
 */
export const checkPayload = (
  procedure: Procedure,
  caseFile: Pick<CaseFile, 'acts'>,
  kind: ActKind,
  { payload = null, at }: { readonly payload?: ActPayload | null; readonly at: Instant },
): void => {
  if (payload === null) {
    if (kind.form?.required === true)
      refuse('guard-not-met', `“${kind.name.zh}”须填写明细 / "${kind.name.en}" needs its details`, 'payload');
    return;
  }
  if (payload.form !== kind.form?.name)
    wrong(`“${kind.name.zh}”没有这种明细`, `"${kind.name.en}" does not take these details`);
  checkFields(payload, { procedure, caseFile, today: dayOf(at) });
};

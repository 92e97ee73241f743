import {
  actsWith,
  type ActPayload,
  addDays,
  type CaseFile,
  dayOf,
  type Instant,
  planOf,
  referralsOf,
} from '@weisu/core';
import { chanceOf } from './working-time.ts';

/** A plan of two instalments, with amounts that differ from file to file. */
const planFor = (id: string, at: Instant): ActPayload => {
  const fen = (60_000 + Math.floor(chanceOf(`${id} plan`) * 900_000)) * 100;
  const day = dayOf(at);
  return {
    form: 'payment-plan',
    instalments: [
      { dueOn: addDays(day, 5), fen },
      { dueOn: addDays(day, 12), fen: Math.round(fen * 0.6) },
    ],
  };
};

/** The first instalment that is not settled; before the result is reported, all that is still owed. */
const paymentFor = ({ acts, step }: CaseFile, at: Instant): ActPayload | undefined => {
  const plan = planOf(acts, dayOf(at));
  const open = plan?.instalments.find(({ settledOn }) => settledOn === null);
  if (plan === null || open === undefined) return undefined;
  const fen = step === 'handle' ? open.fen - open.paidFen : plan.totalFen - plan.paidFen;
  return { form: 'payment', on: dayOf(at), fen };
};

const answerFor = ({ acts }: CaseFile, at: Instant): ActPayload | undefined => {
  const asked = referralsOf(acts).find(({ state }) => state === 'asked');
  return asked === undefined
    ? undefined
    : { form: 'referral-answer', referral: asked.seq, answer: 'accepted', on: dayOf(at) };
};

/**
 * The fields of a simulated act: null for a kind without any, undefined where the file has nothing that the act could speak of
 * (a payment without a plan), so that it is left out.
 */
export const casePayload = (kind: string, file: CaseFile, at: Instant): ActPayload | null | undefined => {
  switch (kind) {
    case 'talk-enterprise':
      return {
        form: 'talk',
        participants: ['企业负责人', '企业人事负责人', '区总工会经办人'],
        conclusion: '企业承认拖欠，愿意提出支付安排。',
      };
    case 'legal-aid':
      return {
        form: 'referral',
        workerCount: 3 + Math.floor(chanceOf(`${file.id} aid`) * 40),
        askedOf: '区法律援助中心（演示）',
      };
    case 'referral-answer':
      return answerFor(file, at);
    case 'payment-plan':
      return planFor(file.id, at);
    case 'record-payment':
      return paymentFor(file, at);
    case 'report-result':
      return {
        form: 'closing',
        kinds:
          actsWith(file.acts, 'payment').length > 0
            ? ['payment-proof', 'workers-confirmation']
            : ['payment-proof', 'union-confirmation'],
      };
    case 'plan-visits':
      return { form: 'visit-plan', days: [addDays(dayOf(at), 21)] };
    case 'visit-again':
      return { form: 'visit', on: dayOf(at), found: 'paid' };
    default:
      return null;
  }
};

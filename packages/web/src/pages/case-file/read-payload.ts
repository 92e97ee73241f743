import { type ActForm, type ActPayload, isDay } from '@weisu/core';
import { fenFromTyped } from '../../format/fen.ts';
import { formText } from '../../kit/form-text.ts';

const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
const linesOf = (form: FormData, name: string): string[] =>
  formText(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const countOf = (form: FormData, name: string): number =>
  formText(form, name) === '' ? Number.NaN : Number(formText(form, name));

const drafted = (name: ActForm, form: FormData): Record<string, unknown> => {
  const text = (field: string): string => formText(form, field);
  switch (name) {
    case 'talk':
      return { participants: linesOf(form, 'participants'), conclusion: text('conclusion') };
    case 'payment-plan': {
      const amounts = textsOf(form, 'amount');
      return {
        instalments: textsOf(form, 'day').map((dueOn, i) => ({ dueOn, fen: fenFromTyped(amounts[i] ?? '') })),
      };
    }
    case 'payment':
      return { on: text('on'), fen: fenFromTyped(text('amount')) };
    case 'congress':
      return {
        documents: linesOf(form, 'documents'),
        resolution: text('resolution'),
        entitled: countOf(form, 'entitled'),
        present: countOf(form, 'present'),
        votesFor: countOf(form, 'votesFor'),
        votesAgainst: countOf(form, 'votesAgainst'),
        abstained: countOf(form, 'abstained'),
      };
    case 'referral':
      return { workerCount: countOf(form, 'workerCount'), askedOf: text('askedOf') };
    case 'referral-answer':
      return { referral: countOf(form, 'referral'), answer: text('answer'), on: text('on') };
    case 'work-group':
      return { lead: text('lead'), members: linesOf(form, 'members') };
    case 'closing':
      return { kinds: textsOf(form, 'kinds') };
    case 'visit-plan':
      return { days: textsOf(form, 'day') };
    case 'visit':
      return { on: text('on'), found: text('found') };
  }
};

const isBlank = (value: unknown): boolean =>
  value === '' || value === undefined || Number.isNaN(value) || (Array.isArray(value) && value.length === 0);

const DAYS = new Set(['on', 'dueOn', 'days']);

/** Nothing empty, no half-typed number and no day that does not exist. The page is built without the schemas: they are the server's. */
const isComplete = (value: unknown, isDays = false): boolean => {
  if (typeof value === 'string') return isDays ? isDay(value) : value.length > 0;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => isComplete(each, isDays));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([field, each]) => isComplete(each, DAYS.has(field)));
};

/**
 * The fields that were filled in, null where all of an optional form's were left empty, undefined where they are incomplete or
 * wrong in themselves. What they mean in this file is for the server to judge.
 */
export const readPayload = (
  { name, required }: { readonly name: ActForm; readonly required: boolean },
  form: FormData,
): ActPayload | null | undefined => {
  const fields = drafted(name, form);
  const typed = Object.entries(fields).filter(([field]) => field !== 'on' && field !== 'found');
  if (!required && typed.length > 0 && typed.every(([, value]) => isBlank(value))) return null;
  if (!isComplete(fields)) return undefined;
  return { form: name, ...fields } as ActPayload;
};

import type { Wording } from '../wording.ts';

/**
 * A sentence that holds from a value on. Places: `{n}` the number, `{%}` the number as a percentage, `{s}` a weight of
 * stories as about so many stories, `{one|many}` a word by whether the number is 1.
 */
export type SayStep = { readonly from: number; readonly zh: string; readonly en: string };

const fill = (template: string, value: number): string => {
  const stories = Math.max(1, Math.round(value / 0.9));
  return template
    .replaceAll('{n}', String(Math.round(value * 100) / 100))
    .replaceAll('{%}', `${Math.round(value * 100)}%`)
    .replaceAll('{s}', String(stories))
    .replace(/\{s:([^|}]*)\|([^}]*)\}/g, (_, one: string, many: string) => (stories === 1 ? one : many))
    .replace(/\{([^|}]*)\|([^}]*)\}/g, (_, one: string, many: string) => (value === 1 ? one : many));
};

/** The value in words: the last sentence whose `from` it reaches, or the first. */
export const sayValue = (steps: readonly SayStep[], value: number): Wording => {
  const step = steps.findLast(({ from }) => value >= from) ?? steps[0];
  if (step === undefined) return { zh: String(value), en: String(value) };
  return { zh: fill(step.zh, value), en: fill(step.en, value) };
};

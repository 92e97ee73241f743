import type { Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { Wording } from '../../wording.ts';
import type { CaseAct } from '../case-file.ts';
import { actsWith } from './act-payload.ts';

type Rule = Pick<Procedure, 'acts' | 'closing'>;

/** Kinds of closing evidence that these acts hand in, each once. */
export const closingKindsOf = (acts: readonly CaseAct[]): ReadonlySet<string> =>
  new Set(actsWith(acts, 'closing').flatMap(({ payload }) => payload.kinds));

/** True where the kinds hold one of the combinations that the procedure lets suffice; always where it names none. */
export const closingSuffices = (
  { closing }: Pick<Procedure, 'closing'>,
  kinds: ReadonlySet<string>,
): boolean =>
  closing === undefined ||
  closing.suffices.some((combination) => combination.every((kind) => kinds.has(kind)));

const nameOf = (procedure: Rule, id: string, language: 'zh' | 'en'): string =>
  procedure.closing?.kinds.find((kind) => kind.id === id)?.name[language] ?? id;

/**
 * Why the evidence of a step's acts does not suffice to close, or null. Acts recorded before evidence had kinds carry none:
 * they were accepted under the rule of their day and stay enough.
 */
export const closingHeldBack = (procedure: Rule, acts: readonly CaseAct[]): Wording | null => {
  const kinds = new Set(procedure.acts.filter(({ form }) => form?.name === 'closing').map(({ id }) => id));
  const reports = acts.filter(({ kind }) => kinds.has(kind));
  const isOld = reports.some(({ payload }) => payload === undefined || payload === null);
  if (reports.length === 0 || isOld || closingSuffices(procedure, closingKindsOf(reports))) return null;
  const list = (language: 'zh' | 'en', and: string, or: string): string =>
    (procedure.closing?.suffices ?? [])
      .map((combination) => combination.map((id) => nameOf(procedure, id, language)).join(and))
      .join(or);
  return {
    zh: `办结证据不足，须有：${list('zh', '＋', '；或 ')}`,
    en: `the evidence does not suffice; needed: ${list('en', ' + ', '; or ')}`,
  };
};

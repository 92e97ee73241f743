import { ACCOUNT_ACTS, AUDIT_AREAS, PASS_KINDS, TERM_ACTS } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { Wording } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { zh } from '../../strings/zh.ts';

const keysOf = <T extends object>(object: T): readonly (keyof T)[] => Object.keys(object) as (keyof T)[];
const KNOWN = keysOf(zh.rights.audit.actions);
const ON_WARNINGS = keysOf(zh.act);

/**
 * An action in words: its area, and the act as the procedure names it or the pages have a word for it,
 * else as it is written in the log.
 */
export const useActionWords = (): ((
  action: string,
  actName: Wording | null,
) => { area: string; act: string }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const wordOf = (area: string, act: string): string => {
    const known = KNOWN.find((each) => each === `${area}.${act}`);
    if (known !== undefined) return t(`rights.audit.actions.${known}`);
    const onWarning = area === 'warning' ? ON_WARNINGS.find((each) => each === act) : undefined;
    if (onWarning !== undefined) return t(`act.${onWarning}`);
    const onDispatch = area === 'dispatch' ? PASS_KINDS.find((each) => each === act) : undefined;
    if (onDispatch !== undefined) return t(`dispatch.pass.${onDispatch}`);
    const onTerm = area === 'term' ? TERM_ACTS.find((each) => each === act) : undefined;
    if (onTerm !== undefined) return t(`rights.audit.onTerm.${onTerm}`);
    const onAccount =
      area === 'account' ? (['create', ...ACCOUNT_ACTS] as const).find((each) => each === act) : undefined;
    return onAccount === undefined ? act : t(`rights.accounts.acts.${onAccount}`);
  };
  return (action, actName) => {
    const dot = action.indexOf('.');
    const written = action.slice(0, dot);
    const area = AUDIT_AREAS.find((each) => each === written);
    return {
      area: area === undefined ? written : t(`rights.audit.areas.${area}`),
      act: actName === null ? wordOf(written, action.slice(dot + 1)) : say(actName),
    };
  };
};

import type { AuditArea } from '@weisu/core';
import { AUDIT_AREAS } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_ACTS } from '@weisu/core';
import { zh } from '../../strings/zh.ts';

const KNOWN = Object.keys(zh.rights.audit.actions) as readonly (keyof typeof zh.rights.audit.actions)[];

/** An action in words: its area, and the act where the pages have a word for it, else as it is written in the log. */
export const useActionWords = (): ((action: string) => { area: string; act: string }) => {
  const { t } = useTranslation();
  return (action) => {
    const dot = action.indexOf('.');
    const area = AUDIT_AREAS.find((each) => each === action.slice(0, dot));
    const act = action.slice(dot + 1);
    const known = KNOWN.find((each) => each === action);
    const accountAct =
      area === 'account' ? (['create', ...ACCOUNT_ACTS] as const).find((each) => each === act) : undefined;
    return {
      area: area === undefined ? action.slice(0, dot) : t(`rights.audit.areas.${area satisfies AuditArea}`),
      act:
        known !== undefined
          ? t(`rights.audit.actions.${known}`)
          : accountAct !== undefined
            ? t(`rights.accounts.acts.${accountAct}`)
            : act,
    };
  };
};

import { useTranslation } from 'react-i18next';
import type { WarningRow } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';

type Clock = Pick<WarningRow, 'dueOn' | 'supervision'>;

/** Supervision: an outlined tag with a clock, so that nobody takes it for a level of risk. Nothing where no clock runs. */
export const ClockTag = ({ dueOn, supervision }: Clock) => {
  const { t } = useTranslation();
  const { daysTo, day } = useFormat();
  if (dueOn === null) return null;
  const left = daysTo(dueOn);
  const state = supervision ?? 'in-time';
  const text =
    left > 0
      ? t('supervision.left', { count: left })
      : left === 0
        ? t('supervision.today')
        : t('supervision.overdue', { count: -left });
  const word = state === 'overdue' ? t('supervision.over') : t(`supervision.${state}`);
  return (
    <span className={`clock clock-${state}`} title={`${t('supervision.label')} ${day(dueOn)} · ${word}`}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" focusable="false">
        <circle cx="6" cy="6" r="5" />
        <path d="M6 3v3.2l2 1.3" />
      </svg>
      {text}
    </span>
  );
};

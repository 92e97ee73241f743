import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Rows of days, with an amount each where `amounts` is set; rows can be added and removed. */
export const DayRows = ({
  label,
  amounts = false,
  most,
}: {
  label: string;
  amounts?: boolean;
  most: number;
}) => {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly number[]>([0]);
  return (
    <fieldset className="day-rows">
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div key={row}>
          <input type="date" name="day" aria-label={t('caseWork.dayN', { n: index + 1 })} />
          {amounts && (
            <input
              name="amount"
              inputMode="decimal"
              placeholder={t('caseWork.amount')}
              aria-label={t('caseWork.amountN', { n: index + 1 })}
            />
          )}
          {rows.length > 1 && (
            <button
              type="button"
              className="button"
              aria-label={t('caseWork.removeRow', { n: index + 1 })}
              onClick={() => setRows(rows.filter((each) => each !== row))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      {rows.length < most && (
        <button type="button" className="button" onClick={() => setRows([...rows, Math.max(...rows) + 1])}>
          {t('caseWork.addRow')}
        </button>
      )}
    </fieldset>
  );
};

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The first rows of a card, and all of them on a click: a number and its rows never differ. */
export const FoldedList = ({ rows, first }: { rows: readonly ReactNode[]; first: number }) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="plain folded-list">{all ? rows : rows.slice(0, first)}</ul>
      {rows.length > first && (
        <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('common.fewer') : t('common.showAll', { count: rows.length })}
        </button>
      )}
    </>
  );
};

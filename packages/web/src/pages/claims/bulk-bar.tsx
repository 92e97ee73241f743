import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimActBody, ClaimPage } from '../../api/claims-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useKeys } from '../../shell/use-keys.ts';
import { ClockDialog } from './clock-dialog.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { StageDialog } from './stage-dialog.tsx';
import { MOST_CHOSEN, type Selection } from './use-selection.ts';

type Open = 'stage' | 'pay' | 'clock' | null;

/** What may be done with the chosen claims, in one go. */
export const BulkBar = ({
  page,
  selection,
  act,
}: {
  page: ClaimPage;
  selection: Selection;
  act: (body: ClaimActBody) => Promise<void>;
}) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const chosen = selection.count > 0;
  const tooMany = selection.count > MOST_CHOSEN;
  useKeys({ m: () => chosen && !tooMany && setOpen('stage') });
  const done = async (body: ClaimActBody): Promise<void> => {
    await act(body);
    selection.clear();
  };
  const dialog = { page, selection, act: done, close: () => setOpen(null) };
  return (
    <div className={chosen ? 'bulk-bar on' : 'bulk-bar'}>
      <span aria-live="polite">
        {chosen
          ? t('claims.chosen', { total: writeCount(selection.count) })
          : t('claims.chosen', { total: 0 })}
      </span>
      {tooMany && <span className="complaint">{t('claims.tooMany')}</span>}
      <button
        type="button"
        className="button primary"
        disabled={!chosen || tooMany}
        onClick={() => setOpen('stage')}
      >
        {t('claims.moveStage')} <kbd>m</kbd>
      </button>
      <button type="button" className="button" disabled={!chosen || tooMany} onClick={() => setOpen('pay')}>
        {t('claims.pay')}
      </button>
      <button type="button" className="button" disabled={!chosen || tooMany} onClick={() => setOpen('clock')}>
        {t('claims.clock')}
      </button>
      {page.total > 0 && page.total <= MOST_CHOSEN && selection.count < page.total && (
        <button type="button" className="linkish" onClick={selection.chooseAll}>
          {t('claims.selectAll', { total: writeCount(page.total) })}
        </button>
      )}
      {chosen && (
        <button type="button" className="linkish" onClick={selection.clear}>
          {t('claims.clear')}
        </button>
      )}
      {open === 'stage' && <StageDialog {...dialog} />}
      {open === 'pay' && <PayDialog {...dialog} />}
      {open === 'clock' && <ClockDialog {...dialog} />}
    </div>
  );
};

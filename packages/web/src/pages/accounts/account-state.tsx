import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';

type State = Pick<AccountRow, 'state' | 'lockedUntil' | 'mustChangePassword'>;

/** What stands of an account that is not simply open. */
export const AccountState = ({ account }: { account: State }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { state, lockedUntil, mustChangePassword } = account;
  return (
    <>
      <span className={state === 'open' ? '' : 'tag'}>{t(`rights.accounts.states.${state}`)}</span>
      {lockedUntil !== null && (
        <span className="note block">{t('rights.accounts.lockedUntil', { at: at(lockedUntil) })}</span>
      )}
      {mustChangePassword && state !== 'closed' && (
        <span className="note block">{t('rights.accounts.mustChange')}</span>
      )}
    </>
  );
};

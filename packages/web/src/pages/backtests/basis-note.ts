import { useTranslation } from 'react-i18next';

/** What stands beside every figure: that it is of an invented city, or by whose outcomes it was judged. */
export const useBasisNote = (basis: 'own' | 'simulated'): string => {
  const { t } = useTranslation();
  return basis === 'simulated' ? t('backtests.simulated') : t('backtests.own');
};

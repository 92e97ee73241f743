import { useTranslation } from 'react-i18next';
import { useTitle } from '../../shell/use-title.ts';
import './channels.css';
import { ChannelsCard } from './channels-card.tsx';
import { RulesCard } from './rules-card.tsx';

/** Where messages go out, who is told and when, for the system administrator. */
export const ChannelsPage = () => {
  const { t } = useTranslation();
  useTitle(t('delivery.channels.title'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('delivery.channels.title')}</h1>
      </div>
      <p className="note lead">{t('delivery.channels.lead')}</p>
      <div className="stack">
        <ChannelsCard />
        <RulesCard />
      </div>
    </div>
  );
};

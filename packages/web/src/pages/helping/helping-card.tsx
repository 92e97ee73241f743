import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { helpingQuery } from '../../api/helping-queries.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { HelpingPanel } from './helping-panel.tsx';

/** Help with a warning's summary or a term's words. Where no model is set up and nothing was proposed, there is no card. */
export const HelpingCard = ({ about, subject }: { about: 'summary' | 'variants'; subject: string }) => {
  const { t } = useTranslation();
  const { data } = useQuery(helpingQuery({ about, subject }));
  if (data === undefined || (data.model === null && data.proposals.length === 0)) return null;
  return (
    <Card title={t(about === 'summary' ? 'helping.summaryTitle' : 'helping.variantsTitle')}>
      <p className="note">{t(about === 'summary' ? 'helping.summaryLead' : 'helping.variantsLead')}</p>
      <HelpingPanel about={about} subject={subject} helping={data} />
    </Card>
  );
};

const Findings = ({ documentId }: { documentId: string }) => {
  const query = useQuery(helpingQuery({ about: 'findings', subject: documentId }));
  return (
    <Loaded query={query}>
      {(helping) => <HelpingPanel about="findings" subject={documentId} helping={helping} />}
    </Loaded>
  );
};

/** What the model makes of one text; asked of the server only once it is opened. */
export const HelpingFindings = ({ documentId }: { documentId: string }) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="because" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('helping.findingsTitle')}</summary>
      {isOpen && <Findings documentId={documentId} />}
    </details>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { warningQuery, warningsQuery } from '../../api/queries.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { CoverageCard } from '../assessment/coverage-card.tsx';
import { HistoryCard } from '../assessment/history-card.tsx';
import { WaterfallCard } from '../assessment/waterfall-card.tsx';
import { queueQuery } from '../warnings/queue-search.ts';
import { ActsCard } from './acts-card.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { Neighbours } from './neighbours.tsx';
import { DispatchCard } from '../dispatch/dispatch-card.tsx';
import { HelpingCard } from '../helping/helping-card.tsx';
import { NoticesCard } from '../notices/notices-card.tsx';
import { JudgementCard } from './judgement-card.tsx';
import { MonitoringCard } from './monitoring-card.tsx';
import { QueueColumn } from './queue-column.tsx';
import { RelatedCard } from './related-card.tsx';
import { SameStoryCard } from './same-story-card.tsx';
import { TrackRecordCard } from './track-record-card.tsx';
import { WarningHead } from './warning-head.tsx';
import './warning.css';

export const WarningPage = () => {
  const { id } = useParams({ from: '/desk/warnings/$id' });
  const search = useSearch({ from: '/desk/warnings/$id' });
  const query = useQuery(warningQuery(id));
  const list = useQuery(warningsQuery(queueQuery(search))).data;
  useTitle(query.data?.enterprise.name ?? '');
  return (
    <div className="warning-columns">
      <QueueColumn rows={list?.rows ?? []} current={id} search={search} />
      <div className="warning-page">
        <Neighbours list={list} current={id} search={search} />
        <Loaded query={query}>
          {(warning) => (
            <div className="warning-body">
              <div className="warning-main">
                <WarningHead warning={warning} />
                <WaterfallCard
                  basePoints={warning.basePoints}
                  contributions={warning.contributions}
                  points={warning.points}
                  model={warning.model}
                  asOf={warning.asOf}
                  probability={warning.probability}
                />
                <EvidenceCard evidence={warning.evidence} warningId={warning.id} />
              </div>
              <div className="warning-side">
                {warning.dispatchId !== null && <DispatchCard id={warning.dispatchId} />}
                <JudgementCard key={warning.id} warning={warning} />
                <HelpingCard key={`helping ${warning.id}`} about="summary" subject={warning.id} />
                <NoticesCard key={`notices ${warning.id}`} ground={{ warning: warning.id }} />
                <MonitoringCard
                  key={`watch ${warning.id}`}
                  enterpriseId={warning.enterprise.id}
                  warningId={warning.id}
                />
                <TrackRecordCard record={warning.trackRecord} />
                <CoverageCard coverage={warning.coverage} />
                <HistoryCard history={warning.history} />
                <SameStoryCard sameStory={warning.sameStory} />
                <RelatedCard related={warning.related} />
                <ActsCard acts={warning.acts} />
              </div>
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
};

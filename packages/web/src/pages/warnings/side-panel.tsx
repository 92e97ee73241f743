import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type WarningDetail, warningQuery } from '../../api/queries.ts';
import { writeAdded, writePoints, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { ActBar } from '../warning/act-bar.tsx';
import { JudgementCard } from '../warning/judgement-card.tsx';
import { NoticesCard } from '../notices/notices-card.tsx';
import { MonitoringCard } from '../warning/monitoring-card.tsx';
import type { QueueSearch } from './queue-search.ts';

const PARTS = 6;
const EVIDENCE = 4;

const Why = ({ warning }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const parts = warning.contributions.filter(({ points }) => points !== 0).slice(0, PARTS);
  return (
    <section>
      <h3>{t('warning.why')}</h3>
      <table className="table tight">
        <tbody>
          {parts.map((part) => (
            <tr key={part.indicator}>
              <th scope="row">{say(part.sentence)}</th>
              <td className="num">{writeAdded(part.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {warning.coverage
          .map(({ dimension, presentRatio }) => `${t(`dimension.${dimension}`)} ${writeShare(presentRatio)}`)
          .join(' · ')}
      </p>
    </section>
  );
};

const Evidence = ({ warning }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  return (
    <section>
      <h3>{t('queue.panelEvidence', { count: warning.evidence.length })}</h3>
      <ul className="plain">
        {warning.evidence.slice(0, EVIDENCE).map((piece) => (
          <li key={piece.signalId}>
            {say(piece.sentence)}
            <span className="note block">
              {day(piece.occurredOn)} · {piece.sourceName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What decides about the warning under the cursor, and everything that may be done with it, beside the list. */
export const SidePanel = ({
  id,
  search,
  withKeys,
}: {
  id: string;
  search: QueueSearch;
  withKeys: boolean;
}) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  const { district } = usePlaceNames();
  const query = useQuery(warningQuery(id));
  return (
    <aside className="side-panel" aria-label={t('queue.panel')}>
      <Loaded query={query}>
        {(warning) => (
          <>
            <div className="side-head">
              <h2>
                <Link to="/warnings/$id" params={{ id }} search={search}>
                  {warning.enterprise.name}
                </Link>
              </h2>
              <SearchLink
                change={{ at: undefined, page: search.page }}
                className="quiet"
                aria-label={t('queue.panelClose')}
              >
                ×
              </SearchLink>
            </div>
            <p className="side-state">
              <LevelMark level={warning.level} long />
              <b>{writePoints(warning.points)}</b>
              <span className={`state-tag state-${warning.state}`}>{t(`state.${warning.state}`)}</span>
              <span className="tag">{t(`because.${warning.because}`)}</span>
              <ClockTag dueOn={warning.dueOn} supervision={warning.supervision} />
            </p>
            <p className="note">
              {[
                district(warning.district) ?? t('common.elsewhere'),
                warning.firstSignalOn === null
                  ? null
                  : t('warning.firstSignal', { day: day(warning.firstSignalOn) }),
                warning.staffCount === null ? null : t('unit.people', { count: warning.staffCount }),
              ]
                .filter((each) => each !== null)
                .join(' · ')}
            </p>
            <ActBar key={`${id} ${warning.state}`} warning={warning} withKeys={withKeys} />
            {warning.heldBack !== null && (
              <p className="held" role="note">
                <b>{t('warning.heldBack')}</b> {say(warning.heldBack)}
              </p>
            )}
            {warning.unit === null && <p className="note">{say(warning.route.sentence)}</p>}
            <Why warning={warning} />
            <Evidence warning={warning} />
            <JudgementCard key={id} warning={warning} />
            <MonitoringCard key={`watch ${id}`} enterpriseId={warning.enterprise.id} warningId={id} />
            <NoticesCard key={`notices ${id}`} ground={{ warning: id }} />
            <p>
              <Link to="/warnings/$id" params={{ id }} search={search}>
                {t('queue.panelWhole')}
              </Link>
            </p>
          </>
        )}
      </Loaded>
    </aside>
  );
};

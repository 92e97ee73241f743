import { RELATION_KINDS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RelationGraph, relationsQuery } from './relation-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { FilterChip } from '../../kit/filter-chips.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { GraphFigure, wayTo } from './graph-figure.tsx';
import { kindsOf, type RelationsSearch } from './relations-search.ts';
import './relations.css';

const KindSwitches = ({ search, graph }: { search: RelationsSearch; graph: RelationGraph | undefined }) => {
  const { t } = useTranslation();
  const off = search.off?.split(',') ?? [];
  const count = (kind: string): string => {
    const found = graph?.counts.find((each) => each.kind === kind)?.count;
    return found === undefined ? '' : ` ${writeCount(found)}`;
  };
  return (
    <fieldset className="chips" aria-label={t('relations.kinds')}>
      {RELATION_KINDS.map((kind) => (
        <FilterChip key={kind} isOn={!off.includes(kind)} change={{ off: toggled(search.off, kind) }}>
          {t(`relations.kind.${kind}`)}
          {count(kind)}
        </FilterChip>
      ))}
    </fieldset>
  );
};

const RelatedTable = ({
  graph,
  chosen,
  choose,
}: {
  graph: RelationGraph;
  chosen: string | null;
  choose: (id: string | null) => void;
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const way = wayTo(graph.nodes, chosen);
  return (
    <table className="table tight">
      <caption className="unseen">{t('relations.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('relations.enterprise')}</th>
          <th scope="col" className="num">
            {t('relations.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {graph.nodes.map((node) => (
          <tr
            key={node.id}
            className={way.has(node.id) ? 'on-way' : ''}
            onMouseEnter={() => choose(node.id)}
            onMouseLeave={() => choose(null)}
          >
            <td>
              {node.enterprise === null ? (
                <span className="note">{t('relations.hidden')}</span>
              ) : (
                <Link
                  to="/enterprises/$id"
                  params={{ id: node.enterprise.id }}
                  data-row-link
                  onFocus={() => choose(node.id)}
                  onBlur={() => choose(null)}
                >
                  {node.enterprise.name}
                </Link>
              )}{' '}
              {node.level !== 'none' && <LevelMark level={node.level} />}{' '}
              {node.watched && <span className="tag">{t('relations.watched')}</span>}
              <span className="note block">{say(node.sentence)}</span>
            </td>
            <td className="num">{writeShare(node.weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Graph = ({ graph }: { graph: RelationGraph }) => {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const { nodes, total } = graph;
  return (
    <>
      <p className="note" aria-live="polite">
        {total > nodes.length
          ? t('relations.more', { count: nodes.length, total })
          : t('relations.shown', { count: nodes.length })}
      </p>
      <div className="graph-columns">
        <GraphFigure graph={graph} chosen={chosen} choose={choose} />
        <div className="graph-table">
          <RelatedTable graph={graph} chosen={chosen} choose={choose} />
        </div>
      </div>
    </>
  );
};

/** 关联图谱: who stands up to two steps from an enterprise, as a picture and as a table. */
export const RelationsPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/enterprises/$id/relations' });
  const search = useSearch({ from: '/desk/enterprises/$id/relations' });
  const navigate = useNavigate();
  const query = useQuery(relationsQuery(id, { asOf: search.asOf, kinds: kindsOf(search) }));
  const name = query.data?.enterprise.name ?? '';
  useTitle(name === '' ? t('relations.title') : `${t('relations.title')} · ${name}`);
  useRowKeys();
  return (
    <div className="page">
      <h1>
        {t('relations.title')}
        {name !== '' && (
          <>
            {' · '}
            <Link to="/enterprises/$id" params={{ id }}>
              {name}
            </Link>
          </>
        )}
      </h1>
      <p className="note lead">{t('relations.lead')}</p>
      <div className="graph-filters">
        <KindSwitches search={search} graph={query.data} />
        <label>
          {t('relations.asOf')}{' '}
          <input
            type="date"
            value={search.asOf ?? query.data?.asOf ?? ''}
            onChange={(event) =>
              void navigate({
                to: '.',
                search: (old: Record<string, unknown>) =>
                  searchAfter(old, { asOf: event.target.value || undefined }),
                replace: true,
              })
            }
          />
        </label>
      </div>
      <Loaded query={query}>
        {(graph) =>
          graph.nodes.length === 0 ? (
            <EmptyNote
              text={t(search.off === undefined ? 'relations.empty' : 'relations.emptyKinds')}
              {...(search.off === undefined ? {} : { clear: ['off'] })}
            />
          ) : (
            <Graph graph={graph} />
          )
        }
      </Loaded>
    </div>
  );
};

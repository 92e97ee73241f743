import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { may, TERM_STATES } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { type TermRow, type TermsPage as Page, termsQuery } from '../../api/library-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { FilterChip, FilterChips } from '../../kit/filter-chips.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { DefinitionWords, termName } from './definition-words.tsx';
import { TERM_KINDS } from './library-search.ts';
import { RecordWords } from './record-words.tsx';
import './library.css';

const Row = ({ row, recentDays }: { row: TermRow; recentDays: number }) => {
  const { t } = useTranslation();
  const { day, at } = useFormat();
  const { waiting } = useSearch({ from: '/desk/terms' });
  const { definition, origin } = row;
  return (
    <tr>
      <td className="term-cell">
        <Link
          to="/terms/$id"
          params={{ id: row.id }}
          search={waiting === undefined ? {} : { waiting }}
          className="strong"
          data-row-link
          lang="zh-CN"
        >
          {termName(definition)}
        </Link>
        <span className="term-tags">
          {row.state !== 'approved' && <span className="tag">{t(`terms.state.${row.state}`)}</span>}
          {row.pending !== null && row.state !== 'proposed' && (
            <span className="tag">{t('terms.pendingTag', { version: row.pending })}</span>
          )}
          {row.isPutUp && <span className="tag term-bad">{t('terms.putUpTag')}</span>}
          {origin !== null && (
            <span className="tag">
              {origin.variantOf === null
                ? t(`terms.way.${origin.way}`)
                : t('terms.wayOf', { way: t(`terms.way.${origin.way}`), word: origin.variantOf.word })}
            </span>
          )}
        </span>
        <DefinitionWords definition={definition} brief />
      </td>
      <td className="nowrap desk-only">{t(`risk.${definition.kind}`)}</td>
      <td className="num">
        {writeCount(row.hits)}
        <span className="note block">
          {t('terms.hitsRecent', { days: recentDays, hits: writeCount(row.recentHits) })}
        </span>
      </td>
      <td>
        <RecordWords record={row.record} />
      </td>
      <td className="num desk-only">
        {row.lastUsefulOn === null ? <span className="note">—</span> : day(row.lastUsefulOn)}
      </td>
      <td className="num desk-only">{definition.weight.toFixed(2)}</td>
      <td className="desk-only nowrap">
        {row.owner.name}
        <span className="note block">
          {at(row.changedAt)} · v{row.version}
        </span>
      </td>
    </tr>
  );
};

const Owners = ({ owners }: Pick<Page, 'owners'>) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { owner } = useSearch({ from: '/desk/terms' });
  return (
    <select
      aria-label={t('terms.ownerLabel')}
      value={owner ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        void navigate({
          to: '.',
          search: (old: Record<string, unknown>) => searchAfter(old, { owner: chosen }),
        });
      }}
    >
      <option value="">{t('terms.ownerAll')}</option>
      {owners.map(({ id, name, count }) => (
        <option key={id} value={id}>
          {name} {count}
        </option>
      ))}
    </select>
  );
};

const Filters = ({ page }: { page: Page }) => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/terms' });
  return (
    <div className="term-filters">
      <FilterChips
        label={t('terms.stateLabel')}
        name="state"
        many
        value={search.state}
        chips={TERM_STATES.map((value) => ({
          value,
          label: t(`terms.stateChip.${value}`, { total: page.states[value] }),
        }))}
      />
      <fieldset className="chips" aria-label={t('terms.waitingLabel')}>
        <FilterChip
          isOn={search.waiting === 'approval'}
          change={{ waiting: search.waiting === 'approval' ? undefined : 'approval' }}
        >
          {t('terms.waitingChip', { total: page.waiting })}
        </FilterChip>
        <FilterChip
          isOn={search.waiting === 'retirement'}
          change={{ waiting: search.waiting === 'retirement' ? undefined : 'retirement' }}
        >
          {t('terms.putUpChip', { total: page.putUp })}
        </FilterChip>
      </fieldset>
      <FilterChips
        label={t('terms.kind')}
        name="kind"
        many
        value={search.kind}
        chips={TERM_KINDS.map((value) => ({ value, label: t(`risk.${value}`) }))}
      />
      <Owners owners={page.owners} />
    </div>
  );
};

/** 动态风险关键词库: every term with its record, and what waits for a person. */
export const TermsPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/terms' });
  const query = useQuery(termsQuery(search));
  const role = useQuery({ ...sessionQuery, enabled: false }).data?.officer.role;
  const mayPropose = role !== undefined && may(role, 'propose-term');
  useKeys({ n: () => mayPropose && void navigate({ to: '/terms/new' }) });
  return (
    <ListPage
      title={t('terms.title')}
      tools={
        <>
          <SearchField label={t('terms.q')} value={search.q} />
          {mayPropose && (
            <Link to="/terms/new" className="button primary">
              {t('terms.propose')} <kbd>n</kbd>
            </Link>
          )}
        </>
      }
      query={query}
    >
      {(page) => (
        <>
          <p className="note lead">{t('terms.lead', { library: page.library })}</p>
          <Filters page={page} />
          <TableList
            page={page}
            caption={t('terms.caption')}
            empty={t('terms.empty')}
            emptyNarrowed={t('terms.emptyNarrowed')}
            narrowedBy={namesSet(search, ['state', 'kind', 'waiting', 'owner', 'q'])}
            sorting={{ sort: search.sort ?? 'hits', order: search.order ?? 'desc' }}
            columns={[
              { id: 'words', label: t('terms.words') },
              { id: 'kind', label: t('terms.kind'), deskOnly: true },
              { id: 'hits', label: t('terms.hits'), numeric: true, sortBy: 'hits' },
              { id: 'share', label: t('terms.share'), sortBy: 'share', first: 'asc' },
              {
                id: 'lastUseful',
                label: t('terms.lastUseful'),
                numeric: true,
                deskOnly: true,
                sortBy: 'lastUseful',
              },
              { id: 'weight', label: t('terms.weight'), numeric: true, deskOnly: true, sortBy: 'weight' },
              { id: 'owner', label: t('terms.owner'), deskOnly: true, sortBy: 'changedAt' },
            ]}
            row={(row) => <Row key={row.id} row={row} recentDays={page.recentDays} />}
          />
        </>
      )}
    </ListPage>
  );
};

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type WatchPage, type WatchRow, watchlistQuery } from '../../api/watch-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { FilterChip, FilterChips } from '../../kit/filter-chips.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { type Column, namesSet, TableList } from '../../kit/table-list.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { WatchedRow } from './watched-row.tsx';
import { WATCH_REASONS, type WatchSearch } from './watch-search.ts';

/** Since when changes count, and the button that lets them count from now. */
const LookLine = ({ page }: { page: WatchPage }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [pending, setPending] = useState(false);
  const look = async (): Promise<void> => {
    setPending(true);
    try {
      await client.lookAtWatched({ body: {} });
      announce(t('watchlist.lookedSaid'));
      await queries.invalidateQueries({ queryKey: ['watchlist'] });
    } catch (refused) {
      announce(`${t('dialog.notSaved')}${refusalSentence(refused)}`);
    } finally {
      setPending(false);
    }
  };
  return (
    <p className="watch-look">
      <span className="note">
        {page.lookedAt === null
          ? t('watchlist.neverLooked')
          : t('watchlist.lookedAt', { at: at(page.lookedAt) })}
      </span>
      <button type="button" className="linkish" disabled={pending} onClick={() => void look()}>
        {t('watchlist.look')}
      </button>
    </p>
  );
};

/** The list itself, with what changed since the officer looked. */
export const ListView = ({ search }: { search: WatchSearch }) => {
  const { t } = useTranslation();
  const { reason, only, page } = search;
  const query = useQuery(watchlistQuery({ reason, only, page: page ?? 1 }));
  const [leaving, setLeaving] = useState<WatchRow | null>(null);
  useRowKeys();
  const counts = query.data?.counts;
  const count = (n: number | undefined) => <b className="count">{n === undefined ? '' : writeCount(n)}</b>;
  const columns: readonly Column[] = [
    { id: 'enterprise', label: t('watchlist.enterprise') },
    { id: 'level', label: t('watchlist.level') },
    { id: 'sentence', label: t('watchlist.sentence'), deskOnly: true },
    { id: 'changes', label: t('watchlist.changes') },
    { id: 'since', label: t('watchlist.since'), numeric: true, deskOnly: true },
  ];
  return (
    <>
      <FilterChips
        label={t('watchlist.reason')}
        name="reason"
        value={reason}
        all={t('common.all')}
        chips={WATCH_REASONS.map((value) => ({
          value,
          label: (
            <>
              {t(`watchlist.${value}`)} {count(value === 'related' ? counts?.related : counts?.special)}
            </>
          ),
        }))}
      >
        <FilterChip isOn={only === 'changed'} change={{ only: only === 'changed' ? undefined : 'changed' }}>
          {t('watchlist.changedOnly')} {count(counts?.changed)}
        </FilterChip>
      </FilterChips>
      <Loaded query={query}>
        {(list) => (
          <>
            <LookLine page={list} />
            <TableList
              page={list}
              columns={columns}
              caption={t('watchlist.caption')}
              empty={t('watchlist.empty')}
              emptyNarrowed={t('watchlist.emptyFiltered')}
              narrowedBy={namesSet(search, ['reason', 'only'])}
              row={(row) => (
                <WatchedRow
                  key={`${row.enterprise.id} ${row.originId ?? ''}`}
                  row={row}
                  leave={list.mayDo && row.reason === 'related' ? () => setLeaving(row) : null}
                />
              )}
            />
          </>
        )}
      </Loaded>
      {leaving !== null && <LeaveDialog row={leaving} close={() => setLeaving(null)} />}
    </>
  );
};

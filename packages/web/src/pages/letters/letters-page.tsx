import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LetterPage, type LetterRow, lettersQuery } from '../../api/letters-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { formText } from '../../kit/form-text.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { LETTER_FILTERS } from './letters-search.ts';
import { LetterSubject } from './letter-subject.tsx';
import { TallyTable } from './tally-table.tsx';
import './letters.css';
import { FilterChip, FilterChips } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

const Period = ({ from, until }: { from: string | undefined; until: string | undefined }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <form
      key={`${from} ${until}`}
      className="letter-period"
      aria-label={t('letters.period')}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const change = { from: formText(form, 'from'), until: formText(form, 'until') };
        void navigate({ to: '.', search: (old: Record<string, unknown>) => searchAfter(old, change) });
      }}
    >
      <label>
        {t('letters.from')} <input type="date" name="from" defaultValue={from ?? ''} />
      </label>
      <label>
        {t('letters.until')} <input type="date" name="until" defaultValue={until ?? ''} />
      </label>
      <button type="submit" className="button">
        {t('letters.apply')}
      </button>
    </form>
  );
};

const Row = ({ row }: { row: LetterRow }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td>
        <Link to="/letters/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.number ?? `${say(row.kind.name)} · ${t('letters.noNumber')}`}
        </Link>
        <span className="note block">{named(row.unit.name)}</span>
      </td>
      <td className="desk-only">{say(row.kind.name)}</td>
      <td className="wide">
        <LetterSubject letter={row} />
        {row.addressee !== row.enterprise.name && (
          <span className="note block">{t('letters.to', { addressee: row.addressee })}</span>
        )}
      </td>
      <td>{t(`letters.state.${row.state}`)}</td>
      <td className="num desk-only">
        {row.issuedOn === null ? <span className="note">—</span> : day(row.issuedOn)}
      </td>
      <td className="nowrap">
        {row.supervision === null ? (
          <span className="note">
            {row.repliedOn === null ? '—' : t('letters.repliedOn', { day: day(row.repliedOn) })}
          </span>
        ) : (
          <ClockTag dueOn={row.replyDueOn} supervision={row.supervision} />
        )}
      </td>
    </tr>
  );
};

const Filters = ({ page }: { page: LetterPage }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { named } = usePlaceNames();
  const search = useSearch({ from: '/desk/letters' });
  const unit = page.tally.units.find((each) => each.unit.id === search.unit)?.unit.name;
  return (
    <div className="letter-filters">
      <FilterChips
        label={t('letters.stateHead')}
        name="state"
        many
        value={search.state}
        chips={LETTER_FILTERS.map((value) => ({ value, label: t(`letters.filter.${value}`) }))}
      />
      <FilterChips
        label={t('letters.kindLabel')}
        name="kind"
        value={search.kind}
        chips={page.kinds.map((kind) => ({ value: kind.id, label: say(kind.name) }))}
      >
        {search.unit !== undefined && (
          <FilterChip isOn change={{ unit: undefined }}>
            {t('letters.unitLabel')} {named(unit ?? search.unit)} ×
          </FilterChip>
        )}
      </FilterChips>
    </div>
  );
};

const Summary = ({ tally }: Pick<LetterPage, 'tally'>) => {
  const { t } = useTranslation();
  if (tally.issued === 0) return null;
  return (
    <p className="note letter-summary">
      {t('letters.summary', {
        issued: writeCount(tally.issued),
        replied: writeCount(tally.replied),
        overdue: writeCount(tally.overdue),
        ratio: tally.replyRatio === null ? t('letters.tally.none') : writeShare(tally.replyRatio),
      })}
    </p>
  );
};

/** All letters of the area: what waits for whom, and how often an answer came. */
export const LettersPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/letters' });
  const query = useQuery(lettersQuery(search));
  return (
    <ListPage
      title={t('letters.title')}
      tools={
        <>
          <SearchField label={t('letters.q')} value={search.q} />
          <Period from={search.from} until={search.until} />
        </>
      }
      query={query}
    >
      {(page) => (
        <>
          <Filters page={page} />
          <Summary tally={page.tally} />
          <TableList
            page={page}
            caption={t('letters.caption')}
            empty={t('letters.emptyAll')}
            emptyNarrowed={t('letters.empty')}
            narrowedBy={namesSet(search, ['state', 'kind', 'unit', 'from', 'until', 'q'])}
            columns={[
              { id: 'number', label: t('letters.number') },
              { id: 'kind', label: t('letters.kindHead'), deskOnly: true },
              { id: 'enterprise', label: t('letters.enterprise') },
              { id: 'state', label: t('letters.stateHead') },
              { id: 'issuedOn', label: t('letters.issuedOn'), numeric: true, deskOnly: true },
              { id: 'clock', label: t('letters.clock') },
            ]}
            row={(row) => <Row key={row.id} row={row} />}
          />
          <TallyTable tally={page.tally} />
        </>
      )}
    </ListPage>
  );
};

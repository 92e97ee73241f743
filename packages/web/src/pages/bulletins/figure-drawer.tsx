import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { writeValue } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BulletinDetail,
  type FigureId,
  figureQuery,
  type FigureRows,
} from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { ReadingDialog } from '../../kit/reading-dialog.tsx';

type Row = FigureRows['rows'][number];

/** Where a row of a figure leads: the thing itself, as it is now. */
const RowLink = ({ row, opens }: { row: Row; opens: FigureRows['opens'] }) => {
  const params = { id: row.ref };
  switch (opens) {
    case 'warning':
      return (
        <Link to="/warnings/$id" params={params}>
          {row.label}
        </Link>
      );
    case 'case-file':
      return (
        <Link to="/case-files/$id" params={params}>
          {row.label}
        </Link>
      );
    case 'claim-file':
      return (
        <Link to="/case-files/$id/claims" params={params}>
          {row.label}
        </Link>
      );
    case 'enterprise':
      return (
        <Link to="/enterprises/$id" params={params}>
          {row.label}
        </Link>
      );
    case 'letter':
      return (
        <Link to="/letters/$id" params={params}>
          {row.label}
        </Link>
      );
    case 'term':
    case null:
      return row.label;
  }
};

const Rows = ({ figure, turn }: { figure: FigureRows; turn: (page: number) => void }) => {
  const { t } = useTranslation();
  const { day, say, language } = useFormat();
  const { named, district } = usePlaceNames();
  const { form, rows, page, perPage, total } = figure;
  if (form === 'total') return <p className="note">{t('bulletins.figure.total')}</p>;
  if (total === 0) return <p className="note">{t('bulletins.figure.empty')}</p>;
  const has = (name: 'level' | 'amount' | 'hit' | 'words' | 'since'): boolean =>
    rows.some((row) => row[name] !== null);
  const pages = Math.ceil(total / perPage);
  return (
    <>
      <table className="table tight">
        <thead>
          <tr>
            <th scope="col">{t('bulletins.figure.label')}</th>
            {has('since') && <th scope="col">{t('bulletins.figure.since')}</th>}
            {has('level') && <th scope="col">{t('bulletins.figure.level')}</th>}
            <th scope="col">{t('bulletins.figure.place')}</th>
            <th scope="col" className="num">
              {t('bulletins.figure.on')}
            </th>
            {has('amount') && (
              <th scope="col" className="num">
                {t('bulletins.figure.amount')}
              </th>
            )}
            {has('hit') && <th scope="col">{t('bulletins.figure.hit')}</th>}
            {has('words') && <th scope="col">{t('bulletins.figure.words')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // What is gone since the issue before stands below the rows that count, and looks it.
            <tr key={row.ref} className={row.since === 'left' ? 'bulletin-gone' : ''}>
              <td>
                <RowLink row={row} opens={figure.opens} />
              </td>
              {has('since') && (
                <td className="nowrap">
                  {row.since !== null && (
                    <span className={row.since === 'entered' ? 'tag' : 'note'}>
                      {t(`bulletins.figure.sinceState.${row.since}`)}
                    </span>
                  )}
                </td>
              )}
              {has('level') && <td>{row.level !== null && <LevelMark level={row.level} />}</td>}
              <td>{row.unit !== null ? named(row.unit.name) : (district(row.district) ?? '—')}</td>
              <td className="num nowrap">{row.on === null ? '—' : day(row.on)}</td>
              {has('amount') && (
                <td className="num">{writeValue(row.amount, form === 'ratio' ? 'count' : form, language)}</td>
              )}
              {has('hit') && (
                <td>
                  {row.hit === null ? '—' : t(row.hit ? 'bulletins.figure.yes' : 'bulletins.figure.no')}
                </td>
              )}
              {has('words') && <td>{row.words === null ? '—' : say(row.words)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <p className="paging">
          <button type="button" className="button" disabled={page <= 1} onClick={() => turn(page - 1)}>
            {t('common.previous')}
          </button>
          <span>{t('bulletins.figure.pages', { page, pages })}</span>
          <button type="button" className="button" disabled={page >= pages} onClick={() => turn(page + 1)}>
            {t('common.next')}
          </button>
        </p>
      )}
    </>
  );
};

/** The rows behind a figure, as they stood when the bulletin was composed, with what became of each since the issue before. */
export const FigureDrawer = ({
  bulletin,
  figure,
  close,
}: {
  bulletin: BulletinDetail;
  figure: FigureId;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { at, say, language } = useFormat();
  const [page, setPage] = useState(1);
  const query = useQuery(figureQuery(bulletin.id, figure, page, bulletin.revision));
  return (
    <ReadingDialog
      title={query.data === undefined ? t('common.loading') : say(query.data.name)}
      className="bulletin-drawer"
      closeLabel={t('bulletins.figure.close')}
      close={close}
    >
      <Loaded query={query}>
        {(loaded) => (
          <>
            <p className="note">
              {t('bulletins.figure.value', { value: writeValue(loaded.value, loaded.form, language) })}
              {loaded.before !== null &&
                ` · ${t('bulletins.figure.before', { value: writeValue(loaded.before, loaded.form, language) })}`}
              {` · ${t('bulletins.figure.asOf', { at: at(loaded.composedAt) })}`}
            </p>
            <div className="bulletin-rows">
              <Rows figure={loaded} turn={setPage} />
            </div>
          </>
        )}
      </Loaded>
    </ReadingDialog>
  );
};

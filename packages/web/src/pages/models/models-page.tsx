import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ModelRow, modelsQuery } from '../../api/models-queries.ts';
import { detailIn } from '../../api/failure.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { ModelState } from './model-state.tsx';

const Row = ({ row }: { row: ModelRow }) => {
  const { t } = useTranslation();
  const { at, language } = useFormat();
  return (
    <tr>
      <td>
        <Link
          to="/models/$id/$version"
          params={{ id: row.id, version: String(row.version) }}
          className="strong"
          data-row-link
        >
          {row.name}
        </Link>
        <span className="note block">{t(`models.kind.${row.kind}`)}</span>
      </td>
      <td>
        <ModelState state={row.state} />
      </td>
      <td className="desk-only">
        {row.madeBy === null ? at(row.madeAt) : t('models.madeBy', { name: row.madeBy, at: at(row.madeAt) })}
        <span className="note block">{detailIn(row.note, language)}</span>
      </td>
      <td className="num desk-only">
        {row.inForceAt === null ? <span className="note">{t('models.never')}</span> : at(row.inForceAt)}
      </td>
      <td className="num">
        {row.check?.rocArea === null || row.check === null ? (
          <span className="note">{t('models.unchecked')}</span>
        ) : (
          row.check.rocArea.toFixed(3)
        )}
      </td>
    </tr>
  );
};

const Now = ({ rows }: { rows: readonly ModelRow[] }) => {
  const { t, i18n } = useTranslation();
  const inForce = rows.find(({ state }) => state === 'in-force');
  const shadows = rows.filter(({ state }) => state === 'shadow').map(({ name }) => name);
  const names = shadows.join(i18n.language === 'en' ? ', ' : '、');
  return (
    <p className="model-now">
      {inForce !== undefined && <b>{t('models.now', { name: inForce.name })}</b>}{' '}
      {shadows.length === 0 ? t('models.noShadow') : t('models.shadows', { names })}
    </p>
  );
};

/** Versions of the model, and which of them decides. */
export const ModelsPage = () => {
  const { t } = useTranslation();
  const query = useQuery(modelsQuery);
  return (
    <ListPage title={t('models.title')} lead={t('models.lead')} query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyNote text={t('models.empty')} />
        ) : (
          <>
            <Now rows={rows} />
            <table className="table">
              <caption className="unseen">{t('models.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('models.name')}</th>
                  <th scope="col">{t('models.stateLabel')}</th>
                  <th scope="col" className="desk-only">
                    {t('models.made')}
                  </th>
                  <th scope="col" className="num desk-only">
                    {t('models.inForceSince')}
                  </th>
                  <th scope="col" className="num">
                    {t('models.rocArea')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.name} row={row} />
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </ListPage>
  );
};

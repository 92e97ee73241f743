import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterpriseQuery, enterprisesQuery } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { TipForm } from './tip-form.tsx';

const FOUND = 8;

const Found = ({ q }: { q: string }) => {
  const { t } = useTranslation();
  const query = useQuery(enterprisesQuery({ q, perPage: FOUND, sort: 'name', order: 'asc' }));
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="note">{t('dispatch.tip.none')}</p>
        ) : (
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.id}>
                <SearchLink change={{ enterprise: row.id, q: undefined }} className="strong">
                  {row.name}
                </SearchLink>
                <span className="note block">{row.creditCode}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
};

/** Word of trouble by telephone, at a visit or in a letter: first of whom, then what was said. */
export const TipPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/tip' });
  const chosen = useQuery({
    ...enterpriseQuery(search.enterprise ?? ''),
    enabled: search.enterprise !== undefined,
  });
  useTitle(t('dispatch.tip.title'));
  return (
    <div className="page tip-page">
      <h1>{t('dispatch.tip.title')}</h1>
      <p className="note lead">
        {t('dispatch.tip.lead')} {t('dispatch.tip.rule')}
      </p>
      {search.enterprise === undefined ? (
        <Card title={t('dispatch.tip.findDo')}>
          <SearchField label={t('dispatch.tip.find')} value={search.q} />
          {search.q !== undefined && <Found q={search.q} />}
        </Card>
      ) : (
        <Loaded query={chosen}>
          {(enterprise) => (
            <Card
              title={enterprise.name}
              note={<SearchLink change={{ enterprise: undefined }}>{t('dispatch.tip.change')}</SearchLink>}
            >
              <p className="note">
                {enterprise.creditCode}{' '}
                {enterprise.openWarningId !== null && (
                  <Link to="/warnings/$id" params={{ id: enterprise.openWarningId }}>
                    {t('enterprise.openWarning')}
                  </Link>
                )}
              </p>
              <TipForm enterpriseId={enterprise.id} />
            </Card>
          )}
        </Loaded>
      )}
    </div>
  );
};

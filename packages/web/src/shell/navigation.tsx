import { may } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Session, situationQuery } from '../api/queries.ts';
import { writeCount } from '../format/number.ts';
import { ALWAYS_SHOWN, homeOf, type Place, placesOf } from './places.ts';

const PlaceLink = ({ place, count }: { place: Place; count?: number | undefined }) => {
  const { t } = useTranslation();
  return (
    <Link
      to={place.to}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      activeProps={{ className: 'on' }}
    >
      <span>{t(`nav.${place.name}`)}</span>
      {count !== undefined && <i>{writeCount(count)}</i>}
    </Link>
  );
};

/** The places of the house: a column on a desk, a bar at the foot of a telephone. */
export const Navigation = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const { role } = session.officer;
  const places = placesOf(role);
  const open = useQuery({ ...situationQuery, enabled: may(role, 'see-area') }).data?.open;
  const openCount = open === undefined ? undefined : open.red + open.orange + open.yellow + open.blue;
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <Link to={homeOf(role)} className="brand">
        <b>{t('product.name')}</b>
        <span>{session.unit.name}</span>
      </Link>
      <div className="nav-places">
        {places.slice(0, ALWAYS_SHOWN).map((place) => (
          <PlaceLink key={place.to} place={place} count={place.name === 'warnings' ? openCount : undefined} />
        ))}
        {places.length > ALWAYS_SHOWN && (
          <>
            <hr />
            {places.slice(ALWAYS_SHOWN).map((place) => (
              <PlaceLink key={place.to} place={place} />
            ))}
            <details className="nav-more">
              <summary>{t('nav.more')}</summary>
              <div>
                {places.slice(ALWAYS_SHOWN).map((place) => (
                  <PlaceLink key={place.to} place={place} />
                ))}
              </div>
            </details>
          </>
        )}
      </div>
    </nav>
  );
};

import { may } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { openWarningsQuery, type Session } from '../api/queries.ts';
import { writeCount } from '../format/number.ts';
import { openTotal } from '../kit/open-total.ts';
import { groupedPlacesOf, homeOf, phonePlacesOf, type Place, placesOf } from './places.ts';

const PlaceLink = ({ place, openCount }: { place: Place; openCount: number | undefined }) => {
  const { t } = useTranslation();
  return (
    <Link
      to={place.to}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      activeProps={{ className: 'on' }}
    >
      <span>{t(`nav.${place.name}`)}</span>
      {place.name === 'warnings' && openCount !== undefined && <i>{writeCount(openCount)}</i>}
    </Link>
  );
};

type Groups = ReturnType<typeof groupedPlacesOf>;

/** Places under their headings; a screen reader says the heading with the group. */
const PlaceGroups = ({ groups, openCount }: { groups: Groups; openCount: number | undefined }) => {
  const { t } = useTranslation();
  const id = useId();
  return groups.map(({ group, places }) => (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for form controls
    <div key={group} role="group" className="nav-group" aria-labelledby={`${id}${group}`}>
      <span id={`${id}${group}`} className="nav-heading">
        {t(`nav.group.${group}`)}
      </span>
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} openCount={openCount} />
      ))}
    </div>
  ));
};

/** The places of the house under their headings: a column on a desk, a bar at the foot of a telephone. */
export const Navigation = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const { role } = session.officer;
  const { data: open } = useQuery({ ...openWarningsQuery, enabled: may(role, 'see-area') });
  const openCount = open === undefined ? undefined : openTotal(open);
  const groups = groupedPlacesOf(role);
  const onPhone = phonePlacesOf(role);
  const behindMore = groups
    .map(({ group, places }) => ({ group, places: places.filter((place) => !onPhone.includes(place)) }))
    .filter(({ places }) => places.length > 0);
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <Link to={homeOf(role)} className="brand">
        <b>{t('product.name')}</b>
        <span>{session.unit.name}</span>
      </Link>
      <div className="nav-places">
        <PlaceGroups groups={groups} openCount={openCount} />
      </div>
      <div className="nav-bar">
        {onPhone.map((place) => (
          <PlaceLink key={place.to} place={place} openCount={openCount} />
        ))}
        {placesOf(role).length > onPhone.length && (
          <details className="nav-more">
            <summary>{t('nav.more')}</summary>
            <div>
              <PlaceGroups groups={behindMore} openCount={openCount} />
            </div>
          </details>
        )}
      </div>
    </nav>
  );
};

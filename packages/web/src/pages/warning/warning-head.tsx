import { dayOf } from '@weisu/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { OverrideNote } from '../overrides/override-note.tsx';
import { ActBar } from './act-bar.tsx';

/** The places by which a warning is routed, in one line. */
const Places = ({ warning: { enterprise, places, staffCount } }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const place = (name: string | null): string => (name === null ? t('common.notRecorded') : named(name));
  return (
    <p className="note places">
      <span>{enterprise.creditCode}</span>
      <span>
        {t('warning.registered')} {place(places.registered)}
      </span>
      <span>
        {t('warning.operating')} {place(places.operating)}
      </span>
      <span>
        {t('warning.union')} {place(places.responsibleUnion)}
      </span>
      <span>
        {t('warning.staff')}{' '}
        {staffCount === null ? t('common.unknown') : t('unit.people', { count: staffCount })}
      </span>
    </p>
  );
};

const Times = ({ warning }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <p className="note times">
      {warning.firstSignalOn !== null && (
        <span>{t('warning.firstSignal', { day: day(warning.firstSignalOn) })}</span>
      )}
      {warning.firstKnownAt !== null && (
        <span>{t('warning.known', { day: day(dayOf(warning.firstKnownAt)) })}</span>
      )}
      <span>{t('warning.raised', { day: day(dayOf(warning.raisedAt)) })}</span>
      <span>
        {warning.firstActAt === null
          ? t('warning.notActed')
          : t('warning.firstAct', { day: day(dayOf(warning.firstActAt)) })}
      </span>
      {warning.snoozedUntil !== null && (
        <span>{t('warning.snoozedUntil', { day: day(warning.snoozedUntil) })}</span>
      )}
    </p>
  );
};

/** Who it is about, how bad it is, where it would go, and what may be done. */
export const WarningHead = ({ warning }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const dispatched = warning.unit !== null;
  return (
    <header className="warning-head">
      <div className="warning-title">
        <h1>
          <Link to="/enterprises/$id" params={{ id: warning.enterprise.id }}>
            {warning.enterprise.name}
          </Link>
        </h1>
        <ActBar key={`${warning.id} ${warning.state}`} warning={warning} />
      </div>
      <Places warning={warning} />
      <div className="warning-state">
        <LevelMark level={warning.level} long />
        <span className="warning-points">
          <b>{writePoints(warning.points)}</b> {t('warning.score')}
        </span>
        <span className="tag">{t(`because.${warning.because}`)}</span>
        <span className={`state-tag state-${warning.state}`}>{t(`state.${warning.state}`)}</span>
        <ClockTag dueOn={warning.dueOn} supervision={warning.supervision} />
        {warning.supersededBy !== null && (
          <Link to="/warnings/$id" params={{ id: warning.supersededBy }}>
            {t('dispatch.superseded')}
          </Link>
        )}
        {warning.caseFileId !== null && (
          <Link to="/case-files/$id" params={{ id: warning.caseFileId }}>
            {t('warning.toCaseFile')}
          </Link>
        )}
      </div>
      <Times warning={warning} />
      {!dispatched && <p className="route">{say(warning.route.sentence)}</p>}
      <OverrideNote id={warning.enterprise.id} />
      {warning.heldBack !== null && (
        <p className="held" role="note">
          <b>{t('warning.heldBack')}</b> {say(warning.heldBack)}
        </p>
      )}
    </header>
  );
};

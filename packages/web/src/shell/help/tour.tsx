import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/queries.ts';
import { placesOf } from '../places.ts';
import { remember, remembered } from '../remembered.ts';
import './tour.css';

/** The way through the demonstration: where to look, in which order. */
const STOPS = [
  { id: 'today', to: '/' },
  { id: 'queue', to: '/warnings' },
  { id: 'caseFiles', to: '/case-files' },
  { id: 'situation', to: '/situation' },
  { id: 'bulletins', to: '/bulletins' },
] as const;

const SEEN = ['seen'] as const;

/** The first day in the demonstration city: five stops, one sentence each, over when it is put away. It stands beside the work and covers nothing. */
export const Tour = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [over, setOver] = useState(remembered('tour', SEEN) === 'seen');
  const reachable = new Set<string>(placesOf(session.officer.role).map(({ to }) => to));
  const stops = STOPS.filter(({ to }) => reachable.has(to));
  const stop = stops[at];
  if (!session.demonstration || over || stop === undefined) return null;
  const end = (): void => {
    remember('tour', 'seen');
    setOver(true);
  };
  const go = (by: 1 | -1): void => {
    const next = stops[at + by];
    if (next === undefined) return end();
    setAt(at + by);
    void navigate({ to: next.to });
  };
  return (
    <aside className="tour" aria-label={t('tour.label')}>
      <span className="tour-count">
        {at + 1} / {stops.length}
      </span>
      <p>{t(`tour.${stop.id}`)}</p>
      <div className="tour-acts">
        {at > 0 && (
          <button type="button" className="button" onClick={() => go(-1)}>
            {t('tour.back')}
          </button>
        )}
        <button type="button" className="button primary" onClick={() => go(1)}>
          {at + 1 < stops.length ? t('tour.next') : t('tour.done')}
        </button>
        <button type="button" className="linkish" onClick={end}>
          {t('tour.end')}
        </button>
      </div>
    </aside>
  );
};

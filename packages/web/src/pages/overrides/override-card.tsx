import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EnterpriseOverrides,
  enterpriseOverridesQuery,
  type LevelOverride,
} from '../../api/override-queries.ts';
import { detailIn } from '../../api/failure.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { EndOverrideDialog, OverrideDialog } from './override-dialog.tsx';

const PastLine = ({ past }: { past: LevelOverride }) => {
  const { t } = useTranslation();
  const { at, day, language } = useFormat();
  return (
    <li>
      <span>
        <LevelMark level={past.level} /> {past.reason}
        <span className="note block">
          {past.endedAt === null
            ? t('overrides.expired', { day: day(past.until) })
            : t('overrides.ended', {
                at: at(past.endedAt),
                reason: detailIn(past.endReason ?? '', language),
              })}
        </span>
      </span>
      <span className="note">
        {past.byName} · {at(past.at)}
      </span>
    </li>
  );
};

type Asking = 'set' | 'end' | null;

const Standing = ({ id, name, data }: { id: string; name: string; data: EnterpriseOverrides }) => {
  const { t } = useTranslation();
  const { at, day } = useFormat();
  const [asking, setAsking] = useState<Asking>(null);
  const close = (): void => setAsking(null);
  const { current, past, maySet } = data;
  return (
    <>
      {current === null ? (
        <p className="note">{t('overrides.none')}</p>
      ) : (
        <>
          <p>
            <LevelMark level={current.level} long /> {t('overrides.until')} {day(current.until)}
          </p>
          <p>{current.reason}</p>
          <p className="note">
            {current.byName} · {at(current.at)}
          </p>
        </>
      )}
      {maySet && (
        <div className="act-buttons card-acts">
          <button type="button" className="button" onClick={() => setAsking('set')}>
            {t(current === null ? 'overrides.set' : 'overrides.setAgain')}
          </button>{' '}
          {current !== null && (
            <button type="button" className="button" onClick={() => setAsking('end')}>
              {t('overrides.end')}
            </button>
          )}
        </div>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('overrides.past', { count: past.length })}</summary>
          <ul className="session-list">
            {past.map((own) => (
              <PastLine key={own.id} past={own} />
            ))}
          </ul>
        </details>
      )}
      <p className="note">
        <Link to="/overrides">{t('overrides.toList')}</Link>
      </p>
      {asking === 'set' && <OverrideDialog id={id} name={name} close={close} {...data} />}
      {asking === 'end' && <EndOverrideDialog id={id} name={name} close={close} />}
    </>
  );
};

/** The level that a person has set for an enterprise, with its reason and end, and the ways to set and end one. */
export const OverrideCard = ({ id, name }: { id: string; name: string }) => {
  const { t } = useTranslation();
  const query = useQuery(enterpriseOverridesQuery(id));
  return (
    <Card title={t('overrides.cardTitle')}>
      <Loaded query={query}>{(data) => <Standing id={id} name={name} data={data} />}</Loaded>
    </Card>
  );
};

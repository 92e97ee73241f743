import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ModelActKind, type ModelDetail, modelQuery } from '../../api/models-queries.ts';
import { detailIn } from '../../api/failure.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import '../account/account.css';
import '../assessment/assessment.css';
import { ComparisonCard } from './comparison-card.tsx';
import { DriftCard } from './drift-card.tsx';
import { ImportanceCard } from './importance-card.tsx';
import { IndicatorsCard } from './indicators-card.tsx';
import { ModelActDialog } from './model-act-dialog.tsx';
import { ModelState } from './model-state.tsx';
import { CalibrationCard, CheckCard, LevelsCard } from './record-cards.tsx';

const Head = ({ model }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const { at, day, say, language } = useFormat();
  return (
    <header className="profile-head">
      <h1>{model.name}</h1>
      <p className="note places">
        <ModelState state={model.state} />
        <span>{t(`models.kind.${model.kind}`)}</span>
        <span>
          {t('models.made')}{' '}
          {model.madeBy === null
            ? at(model.madeAt)
            : t('models.madeBy', { name: model.madeBy, at: at(model.madeAt) })}
        </span>
        {model.inForceAt !== null && (
          <span>
            {t('models.inForceSince')} {at(model.inForceAt)}
          </span>
        )}
      </p>
      {model.note !== '' && <p className="note">{detailIn(model.note, language)}</p>}
      {model.setAside !== null && (
        <p className="refused">
          {t('models.setAside', { day: day(model.setAside.since), why: say(model.setAside.reason) })}
        </p>
      )}
      {model.confirmedUntil !== null && (
        <p className="note">{t('models.confirmed', { day: day(model.confirmedUntil) })}</p>
      )}
      {model.unfit !== null && <p className="refused">{t('models.unfit', { why: say(model.unfit) })}</p>}
    </header>
  );
};

const HistoryCard = ({ model: { acts } }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const { at, language } = useFormat();
  return (
    <Card title={t('models.history.title')}>
      {acts.length === 0 ? (
        <p className="note">{t('models.history.none')}</p>
      ) : (
        <ul className="session-list">
          {acts.map(({ kind, byName, at: when, reason }) => (
            <li key={`${kind} ${when}`}>
              <span>
                {t(`models.act.${kind}`)}
                <span className="note block">{detailIn(reason, language)}</span>
              </span>
              <span className="note">
                {byName} · {at(when)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

/** One version of the model: what it is, how right it was, how far the present has moved, and what may be done with it. */
export const ModelPage = () => {
  const { t } = useTranslation();
  const { id, version } = useParams({ from: '/desk/models/$id/$version' });
  const query = useQuery(modelQuery({ id, version: Number(version) }));
  const [kind, setKind] = useState<ModelActKind | null>(null);
  useTitle(query.data?.name ?? t('models.title'));
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/models">{t('models.back')}</Link>
      </p>
      <Loaded query={query}>
        {(model) => (
          <>
            <Head model={model} />
            {model.may.length > 0 && (
              <div className="model-acts">
                {model.may.map((own) => (
                  <button
                    key={own}
                    type="button"
                    className={own === 'put-in-force' ? 'button primary' : 'button'}
                    onClick={() => setKind(own)}
                  >
                    {t(`models.act.${own}`)}
                  </button>
                ))}
              </div>
            )}
            <div className="model-columns">
              <div className="stack">
                <ImportanceCard model={model} />
                <CalibrationCard model={model} />
              </div>
              <div className="stack">
                <LevelsCard model={model} />
                <CheckCard model={model} />
                <DriftCard model={model} />
                <ComparisonCard model={model} />
                <HistoryCard model={model} />
              </div>
              <IndicatorsCard model={model} />
            </div>
            {kind !== null && <ModelActDialog kind={kind} model={model} close={() => setKind(null)} />}
          </>
        )}
      </Loaded>
    </div>
  );
};

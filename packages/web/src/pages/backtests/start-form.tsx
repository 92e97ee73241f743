import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { type BacktestList, backtestQuery, modelsQuery } from '../../api/models-queries.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { readPlan } from './read-plan.ts';

const HORIZON = 9;
const CAPACITY = 50;
/** Months tested unless others are chosen. */
const YEAR = 12;

/** Months `YYYY-MM` from the first to the last, both of them in. */
const monthsFrom = (first: string | undefined, last: string | undefined): string[] => {
  if (first === undefined || last === undefined) return [];
  const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const from = numberOf(first);
  return Array.from({ length: numberOf(last) - from + 1 }, (_, at) => {
    const month = from + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
};

/** Chooses model, months, horizon and places, and starts a run. */
export const StartForm = ({ list: { reach, mayStart, rows } }: { list: BacktestList }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const models = useQuery(modelsQuery).data?.rows ?? [];
  const [horizon, setHorizon] = useState(HORIZON);
  const [key, setKey] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [complaints, setComplaints] = useState<{ months?: string; capacity?: string }>({});
  const own = reach.find(({ horizonMonths }) => horizonMonths === horizon);
  const last = own?.to?.slice(0, 7);
  const first = own?.from?.slice(0, 7);
  const months = monthsFrom(first, last);
  const running = rows.some(({ state }) => state === 'running');

  if (!mayStart)
    return (
      <Card title={t('backtests.form.title')}>
        <p className="note">{t('backtests.form.noRight')}</p>
      </Card>
    );

  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const plan = readPlan((name) => formText(form, name));
    setError(null);
    setComplaints({
      ...(plan.capacity === null ? { capacity: t('backtests.form.bad') } : {}),
      ...(plan.from === null || plan.to === null || plan.from > plan.to
        ? { months: t('backtests.form.badMonths') }
        : {}),
    });
    const { from, to, capacity, horizonMonths, modelId, version } = plan;
    if (capacity === null || from === null || to === null || from > to) return;
    setPending(true);
    try {
      const run = await client.startBacktest({
        body: { key, modelId, version, from, to, horizonMonths, capacity },
      });
      queries.setQueryData(backtestQuery(run.id).queryKey, run);
      setKey(newActKey());
      await queries.invalidateQueries({ queryKey: ['backtests'] });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  return (
    <Card title={t('backtests.form.title')}>
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <div className="backtest-form">
          <Field label={t('backtests.form.model')}>
            {({ id }) => (
              <select id={id} name="model">
                {models.map(({ name, state, id: modelId, version }) => (
                  <option key={name} value={`${modelId} ${version}`}>
                    {name} · {t(`models.state.${state}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('backtests.form.horizon')}>
            {({ id }) => (
              <select
                id={id}
                name="horizon"
                value={horizon}
                onChange={(event) => setHorizon(Number(event.target.value))}
              >
                {reach.map(({ horizonMonths }) => (
                  <option key={horizonMonths} value={horizonMonths}>
                    {t('backtests.form.months', { count: horizonMonths })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {(['from', 'to'] as const).map((name) => (
            <Field
              key={`${name} ${horizon}`}
              label={t(`backtests.form.${name}`)}
              complaint={name === 'from' ? complaints.months : undefined}
            >
              {({ id, describedBy, invalid }) => (
                <select
                  id={id}
                  name={name}
                  defaultValue={name === 'to' ? last : (months.at(-YEAR) ?? first)}
                  aria-describedby={describedBy}
                  aria-invalid={invalid}
                >
                  {months.map((month) => (
                    <option key={month}>{month}</option>
                  ))}
                </select>
              )}
            </Field>
          ))}
          <Field
            label={t('backtests.form.capacity')}
            help={t('backtests.form.capacityHelp')}
            complaint={complaints.capacity}
          >
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                name="capacity"
                inputMode="numeric"
                defaultValue={CAPACITY}
                aria-describedby={describedBy}
                aria-invalid={invalid}
              />
            )}
          </Field>
        </div>
        <div className="backtest-go">
          <button
            type="submit"
            className="button primary"
            disabled={pending || running || first === undefined}
          >
            {t('backtests.form.start')}
          </button>
          <span className="note">
            {running
              ? t('backtests.form.busy')
              : first === undefined || last === undefined
                ? t('backtests.form.noReach')
                : t('backtests.form.reach', { from: first, to: last })}
          </span>
          {error !== null && (
            <p className="refused" role="alert">
              {refusalSentence(error)}
            </p>
          )}
        </div>
      </form>
    </Card>
  );
};

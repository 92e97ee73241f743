import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type Monitoring, monitoringQuery } from '../../api/watch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { isReason } from './reason.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

type Kind = Monitoring['mayDo'][number];
type About = { readonly enterpriseId: string; readonly warningId: string | null };

const NamedFields = ({ now }: { now: Monitoring }) => {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('watch.named')}>
        {({ id }) => (
          <select id={id} name="officer" defaultValue={now.officer?.id ?? ''}>
            <option value="">—</option>
            {now.officers.map((officer) => (
              <option key={officer.id} value={officer.id}>
                {officer.name}（{officer.unitName}）
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('watch.review')}>
        {({ id }) => <input id={id} type="date" name="reviewOn" defaultValue={now.proposedReviewOn} />}
      </Field>
    </>
  );
};

const WatchDialog = ({
  kind,
  now,
  about,
  close,
}: {
  kind: Kind;
  now: Monitoring;
  about: About;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    setComplaint(isReason(reason) ? undefined : t('dialog.tooShort'));
    if (!isReason(reason)) return false;
    const given = (name: string): string | null => formText(form, name) || null;
    const params = { id: about.enterpriseId };
    const named = kind === 'end' ? {} : { officerId: given('officer'), reviewOn: given('reviewOn') };
    const body = { kind, key, reason, warningId: about.warningId, ...named };
    queries.setQueryData(monitoringQuery(params.id).queryKey, await client.actOnWatch({ params, body }));
    for (const touched of ['watchlist', 'enterprise', 'timeline'])
      void queries.invalidateQueries({ queryKey: [touched] });
    announce(t(`watch.done.${kind}`));
    return true;
  };
  return (
    <ActDialog title={t(`watch.kind.${kind}`)} submit={t(`watch.kind.${kind}`)} send={send} close={close}>
      <p>{t(`watch.${kind}Lead`)}</p>
      {kind !== 'end' && <NamedFields now={now} />}
      <ReasonField label={t('watch.reason')} complaint={complaint} />
    </ActDialog>
  );
};

const Standing = ({ now }: { now: Monitoring }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (now.since === null) return <p>{t('watch.off')}</p>;
  return (
    <>
      <p>{t('watch.on', { day: day(now.since) })}</p>
      <p className="note">
        {now.officer === null ? t('watch.noOfficer') : t('watch.officer', { name: now.officer.name })}
        {now.reviewOn !== null && ` · ${t('watch.reviewOn', { day: day(now.reviewOn) })}`}
      </p>
      <p className="note">
        {t('watch.terms', { days: now.rhythmDays, percent: Math.round(now.thresholdShare * 100) })}
      </p>
    </>
  );
};

const Acts = ({ acts }: Pick<Monitoring, 'acts'>) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  if (acts.length === 0) return null;
  return (
    <ol className="plain acts">
      {acts.map((act) => (
        <li key={`${act.at} ${act.kind} ${act.sentence?.zh ?? ''}`}>
          <b>{t(`watch.kind.${act.kind}`)}</b>
          <span className="note block">{t('watch.by', { name: act.byName, at: at(act.at) })}</span>
          <p className="said">{say(act.reason)}</p>
          {act.sentence !== null && <span className="note block">{say(act.sentence)}</span>}
          {act.officerName !== null && (
            <span className="note block">
              {t('watch.officer', { name: act.officerName })}
              {act.reviewOn !== null && ` · ${t('watch.reviewOn', { day: day(act.reviewOn) })}`}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};

/** Whether the enterprise is under special monitoring, since when, who answers for it, and every act on it. */
export const MonitoringCard = (about: About) => {
  const { t } = useTranslation();
  const query = useQuery(monitoringQuery(about.enterpriseId));
  const [open, setOpen] = useState<Kind | null>(null);
  return (
    <Card title={t('watch.title')}>
      <Loaded query={query}>
        {(now) => (
          <>
            <Standing now={now} />
            <Acts acts={now.acts} />
            <div className="act-buttons card-acts">
              {now.mayDo.map((kind) => (
                <button key={kind} type="button" className="button" onClick={() => setOpen(kind)}>
                  {t(`watch.kind.${kind}`)}
                </button>
              ))}
            </div>
            {open !== null && <WatchDialog kind={open} now={now} about={about} close={() => setOpen(null)} />}
          </>
        )}
      </Loaded>
    </Card>
  );
};

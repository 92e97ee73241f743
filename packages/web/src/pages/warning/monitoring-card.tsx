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

type Kind = Monitoring['mayDo'][number];
type About = { readonly enterpriseId: string; readonly warningId: string };

const WatchDialog = ({ kind, about, close }: { kind: Kind; about: About; close: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    setComplaint(isReason(reason) ? undefined : t('dialog.tooShort'));
    if (!isReason(reason)) return false;
    const params = { id: about.enterpriseId };
    const body = { kind, key, reason, warningId: about.warningId };
    queries.setQueryData(monitoringQuery(params.id).queryKey, await client.actOnWatch({ params, body }));
    for (const touched of ['watchlist', 'enterprise', 'timeline'])
      void queries.invalidateQueries({ queryKey: [touched] });
    announce(t(`watch.done.${kind}`));
    return true;
  };
  return (
    <ActDialog title={t(`watch.kind.${kind}`)} submit={t(`watch.kind.${kind}`)} send={send} close={close}>
      <p>{t(`watch.${kind}Lead`)}</p>
      <Field label={t('watch.reason')} complaint={complaint}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            name="reason"
            rows={3}
            maxLength={2000}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
    </ActDialog>
  );
};

/** Whether the enterprise is under special monitoring, since when, and the acts of officers on it. */
export const MonitoringCard = (about: About) => {
  const { t } = useTranslation();
  const { day, at } = useFormat();
  const query = useQuery(monitoringQuery(about.enterpriseId));
  const [open, setOpen] = useState<Kind | null>(null);
  return (
    <Card title={t('watch.title')}>
      <Loaded query={query}>
        {({ since, acts, mayDo }) => (
          <>
            <p>{since === null ? t('watch.off') : t('watch.on', { day: day(since) })}</p>
            {since !== null && acts.length === 0 && <p className="note">{t('watch.byRule')}</p>}
            {acts.length > 0 && (
              <ol className="plain acts">
                {acts.map((act) => (
                  <li key={act.at}>
                    <b>{t(`watch.kind.${act.kind}`)}</b>
                    <span className="note block">{t('watch.by', { name: act.byName, at: at(act.at) })}</span>
                    <p className="said">{act.reason}</p>
                  </li>
                ))}
              </ol>
            )}
            <div className="act-buttons card-acts">
              {mayDo.map((kind) => (
                <button key={kind} type="button" className="button" onClick={() => setOpen(kind)}>
                  {t(`watch.kind.${kind}`)}
                </button>
              ))}
            </div>
          </>
        )}
      </Loaded>
      {open !== null && <WatchDialog kind={open} about={about} close={() => setOpen(null)} />}
    </Card>
  );
};

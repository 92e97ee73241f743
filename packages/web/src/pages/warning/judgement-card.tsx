import { VERDICTS } from '@weisu/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type WarningDetail, warningQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { isReason } from './reason.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

type Complaints = { readonly verdict?: string; readonly reason?: string };

const JudgeDialog = ({ warning, close }: { warning: WarningDetail; close: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaints, setComplaints] = useState<Complaints>({});

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const verdict = VERDICTS.find((each) => each === formText(form, 'verdict'));
    const reason = formText(form, 'reason');
    setComplaints({
      ...(verdict === undefined ? { verdict: t('dispatch.judge.choose') } : {}),
      ...(isReason(reason) ? {} : { reason: t('dialog.tooShort') }),
    });
    if (verdict === undefined || !isReason(reason)) return false;
    const useful = formText(form, 'useful') === 'yes';
    const detail = await client.judgeWarning({
      params: { id: warning.id },
      body: { key, verdict, useful, reason },
    });
    queries.setQueryData(warningQuery(warning.id).queryKey, detail);
    void queries.invalidateQueries({ queryKey: ['judgement-counts'] });
    announce(t('dispatch.judge.done'));
    return true;
  };

  return (
    <ActDialog
      title={t('dispatch.judge.dialogTitle', { name: warning.enterprise.name })}
      submit={t('dispatch.judge.submit')}
      send={send}
      close={close}
    >
      <p>{t('dispatch.judge.lead')}</p>
      <Field label={t('dispatch.judge.verdict')} complaint={complaints.verdict}>
        {({ id, describedBy, invalid }) => (
          <select
            id={id}
            name="verdict"
            defaultValue=""
            aria-describedby={describedBy}
            aria-invalid={invalid}
          >
            <option value="">—</option>
            {VERDICTS.map((verdict) => (
              <option key={verdict} value={verdict}>
                {t(`dispatch.judge.${verdict}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="judge-check">
        <input type="checkbox" name="useful" value="yes" /> {t('dispatch.judge.useful')}
      </label>
      <ReasonField label={t('dialog.reason')} complaint={complaints.reason} />
    </ActDialog>
  );
};

/** What people made of the warning, the newest first, and the way to say so. */
export const JudgementCard = ({ warning }: { warning: WarningDetail }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const [open, setOpen] = useState(false);
  const { judgements, mayJudge } = warning;
  useKeys({ v: () => mayJudge && setOpen(true) });
  return (
    <Card title={t('dispatch.judge.title')}>
      {judgements.length === 0 && <p className="note">{t('dispatch.judge.none')}</p>}
      <ol className="plain acts">
        {judgements.map((each) => (
          <li key={each.at}>
            <b>{t(`dispatch.judge.${each.verdict}`)}</b>{' '}
            <span className="tag">
              {t(each.useful ? 'dispatch.judge.usefulTag' : 'dispatch.judge.notUsefulTag')}
            </span>
            <span className="note block">
              {t('dispatch.judge.by', { name: each.byName, at: at(each.at) })}
            </span>
            <p className="said">{each.reason}</p>
          </li>
        ))}
      </ol>
      <p className="judge-foot">
        {mayJudge && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t(judgements.length === 0 ? 'dispatch.judge.button' : 'dispatch.judge.again')}
            <kbd aria-hidden="true">v</kbd>
          </button>
        )}{' '}
        <Link to="/judgements" className="note">
          {t('dispatch.judge.counts')}
        </Link>
      </p>
      {open && <JudgeDialog warning={warning} close={() => setOpen(false)} />}
    </Card>
  );
};

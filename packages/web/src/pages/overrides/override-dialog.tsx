import { LEVELS, type Level } from '@weisu/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { EnterpriseOverrides } from '../../api/override-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { isReason } from '../warning/reason.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

const levelIn = (form: FormData): Level | undefined =>
  LEVELS.find((level) => level === formText(form, 'level'));

/** A level set by hand changes what the enterprise, its warnings and the lists say. */
const useLookAgain = (): (() => void) => {
  const queries = useQueryClient();
  return () => {
    for (const key of ['enterprise', 'overrides', 'warnings', 'warning', 'situation'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
};

type Of = { readonly id: string; readonly name: string; readonly close: () => void };

/** Sets the level of an enterprise by hand, until a day, with a reason. */
export const OverrideDialog = ({ id, name, close, latestUntil, current }: Of & EnterpriseOverrides) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const announce = useAnnounce();
  const lookAgain = useLookAgain();
  const [complaints, setComplaints] = useState<{ level?: string; until?: string; reason?: string }>({});
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const level = levelIn(form);
    const until = formText(form, 'until');
    const reason = formText(form, 'reason');
    const found = {
      ...(level === undefined ? { level: t('overrides.noLevel') } : {}),
      ...(until === '' || until > latestUntil
        ? { until: t('overrides.badUntil', { day: day(latestUntil) }) }
        : {}),
      ...(isReason(reason) ? {} : { reason: t('overrides.noReason') }),
    };
    setComplaints(found);
    if (level === undefined || Object.keys(found).length > 0) return false;
    await client.overrideLevel({ params: { id }, body: { key, level, until, reason } });
    lookAgain();
    announce(t('overrides.said', { name, level: t(`level.${level}`), day: day(until) }));
    return true;
  };
  return (
    <ActDialog
      title={t('overrides.setTitle', { name })}
      submit={t('overrides.set')}
      send={send}
      close={close}
    >
      <p className="note">{t(current === null ? 'overrides.setLead' : 'overrides.setAgainLead')}</p>
      <Field label={t('overrides.level')} complaint={complaints.level}>
        {({ id: fieldId, describedBy, invalid }) => (
          <select
            id={fieldId}
            name="level"
            defaultValue=""
            aria-describedby={describedBy}
            aria-invalid={invalid}
          >
            <option value="" disabled>
              {t('overrides.choose')}
            </option>
            {LEVELS.toReversed().map((level) => (
              <option key={level} value={level}>
                {t(`levelLong.${level}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('overrides.until')}
        help={t('overrides.untilHelp', { day: day(latestUntil) })}
        complaint={complaints.until}
      >
        {({ id: fieldId, describedBy, invalid }) => (
          <input
            id={fieldId}
            type="date"
            name="until"
            max={latestUntil}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      <ReasonField
        label={t('overrides.reason')}
        help={t('overrides.reasonHelp')}
        complaint={complaints.reason}
        maxLength={500}
      />
    </ActDialog>
  );
};

/** Ends the level set by hand before its day. */
export const EndOverrideDialog = ({ id, name, close }: Of) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const lookAgain = useLookAgain();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (!isReason(reason)) {
      setComplaint(t('overrides.noReason'));
      return false;
    }
    await client.endOverride({ params: { id }, body: { key, reason } });
    lookAgain();
    announce(t('overrides.saidEnd', { name }));
    return true;
  };
  return (
    <ActDialog
      title={t('overrides.endTitle', { name })}
      submit={t('overrides.end')}
      send={send}
      close={close}
    >
      <p className="note">{t('overrides.endLead')}</p>
      <ReasonField
        label={t('overrides.reason')}
        help={t('overrides.reasonHelp')}
        complaint={complaint}
        maxLength={500}
      />
    </ActDialog>
  );
};

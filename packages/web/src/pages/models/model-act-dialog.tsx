import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type ModelActKind, type ModelDetail, modelQuery } from '../../api/models-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { isReason } from '../warning/reason.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

/** Puts a version in shadow or in force, or retires it; says what that brings about and asks for the reason. */
export const ModelActDialog = ({
  kind,
  model,
  close,
}: {
  kind: ModelActKind;
  model: ModelDetail;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (!isReason(reason)) {
      setComplaint(t('models.reasonHelp'));
      return false;
    }
    const { id, version, name } = model;
    const reply = await client.actOnModel({ params: { id, version }, body: { key, kind, reason } });
    queries.setQueryData(modelQuery(model).queryKey, reply);
    void queries.invalidateQueries({ queryKey: ['models'] });
    void queries.invalidateQueries({ queryKey: ['model'] });
    announce(t('models.done', { name, act: t(`models.act.${kind}`) }));
    return true;
  };
  return (
    <ActDialog
      title={`${t(`models.act.${kind}`)} · ${model.name}`}
      submit={t(`models.act.${kind}`)}
      send={send}
      close={close}
    >
      <p className="note">{t(`models.actLead.${kind}`)}</p>
      <ReasonField label={t('models.reason')} complaint={complaint} maxLength={500} />
    </ActDialog>
  );
};

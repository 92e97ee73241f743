import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulletinKindRef, bulletinQuery } from '../../api/bulletins-queries.ts';
import { client } from '../../api/client.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';

/** Chooses kind and period; the newest whole period is proposed. Leads to the draft. */
export const ComposeDialog = ({ kinds, close }: { kinds: readonly BulletinKindRef[]; close: () => void }) => {
  const { t } = useTranslation();
  const { say, today } = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kindId, setKindId] = useState(
    kinds.find(({ period }) => period === 'month')?.id ?? kinds[0]?.id ?? '',
  );
  const kind = kinds.find(({ id }) => id === kindId) ?? kinds[0];

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const body = { key, kind: kindId, from: formText(form, 'from'), until: formText(form, 'until') };
    const made = await client.draftBulletin({ body });
    queries.setQueryData(bulletinQuery(made.id).queryKey, made);
    void queries.invalidateQueries({ queryKey: ['bulletins'] });
    await navigate({ to: '/bulletins/$id', params: { id: made.id } });
    return true;
  };

  return (
    <ActDialog title={t('bulletins.compose')} submit={t('bulletins.compose')} send={send} close={close}>
      <p>{t('bulletins.composeLead')}</p>
      <Field label={t('bulletins.chooseKind')}>
        {({ id }) => (
          <select id={id} value={kindId} onChange={(event) => setKindId(event.target.value)}>
            {kinds.map((each) => (
              <option key={each.id} value={each.id}>
                {say(each.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div key={kindId} className="bulletin-days">
        <Field label={t('bulletins.chooseFrom')}>
          {({ id }) => <input id={id} name="from" type="date" max={today} defaultValue={kind?.from} />}
        </Field>
        <Field label={t('bulletins.chooseUntil')}>
          {({ id }) => <input id={id} name="until" type="date" max={today} defaultValue={kind?.until} />}
        </Field>
      </div>
    </ActDialog>
  );
};

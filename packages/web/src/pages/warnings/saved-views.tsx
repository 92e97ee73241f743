import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type SavedView, savedViewsQuery } from '../../api/queue-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { parseSearch, writeSearch } from '../../shell/search-params.ts';
import { parseQueueSearch, type QueueSearch, viewOf } from './queue-search.ts';

const written = (search: QueueSearch): string => writeSearch(viewOf(search)).replace(/^\?/, '');

const SaveDialog = ({ search, close }: { search: QueueSearch; close: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData): Promise<boolean> => {
    const name = formText(form, 'name');
    setComplaint(name === '' ? t('queue.viewNameNeeded') : undefined);
    if (name === '') return false;
    const views = await client.saveView({ body: { place: 'warnings', name, search: written(search) } });
    queries.setQueryData(savedViewsQuery.queryKey, views);
    announce(t('queue.viewSaved', { name }));
    return true;
  };
  return (
    <ActDialog title={t('queue.viewSaveTitle')} submit={t('queue.viewSave')} send={send} close={close}>
      <p>{t('queue.viewSaveLead')}</p>
      <Field label={t('queue.viewName')} complaint={complaint}>
        {({ id, describedBy, invalid }) => (
          <input id={id} name="name" maxLength={40} aria-describedby={describedBy} aria-invalid={invalid} />
        )}
      </Field>
    </ActDialog>
  );
};

/** The officer's own views of the queue: one click each, kept on the server, so that they are there on any machine. */
export const SavedViews = ({ search }: { search: QueueSearch }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [saving, setSaving] = useState(false);
  const views = useQuery(savedViewsQuery).data ?? [];
  const now = written(search);
  const keep = (kept: readonly SavedView[]): void => {
    queries.setQueryData(savedViewsQuery.queryKey, [...kept]);
  };
  const drop = async (view: SavedView): Promise<void> => {
    keep(await client.dropView({ params: { id: view.id } }));
    const { id: _, ...again } = view;
    announce(t('queue.viewDropped', { name: view.name }), async () => {
      keep(await client.saveView({ body: again }));
      announce(t('queue.viewSaved', { name: view.name }));
    });
  };
  return (
    <div className="saved-views">
      <span className="note">{t('queue.views')}</span>
      <Link
        to="/warnings"
        search={{}}
        className={now === '' ? 'chip on' : 'chip'}
        {...(now === '' ? { 'aria-current': 'true' as const } : {})}
      >
        {t('queue.viewAll')}
      </Link>
      {views.map((view) => {
        const isOn = view.search === now;
        return (
          <span key={view.id} className={isOn ? 'chip on chip-pair' : 'chip chip-pair'}>
            <Link
              to="/warnings"
              search={parseQueueSearch(parseSearch(view.search))}
              {...(isOn ? { 'aria-current': 'true' as const } : {})}
            >
              {view.name}
            </Link>
            <button
              type="button"
              onClick={() => void drop(view)}
              aria-label={t('queue.viewDrop', { name: view.name })}
              title={t('queue.viewDrop', { name: view.name })}
            >
              ×
            </button>
          </span>
        );
      })}
      {now !== '' && !views.some((view) => view.search === now) && (
        <button type="button" className="linkish" onClick={() => setSaving(true)}>
          {t('queue.viewKeep')}
        </button>
      )}
      {saving && <SaveDialog search={search} close={() => setSaving(false)} />}
    </div>
  );
};

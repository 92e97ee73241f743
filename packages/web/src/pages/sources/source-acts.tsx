import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { sentFileOf } from '../../api/files.ts';
import { type SourceAct, type SourceDetail, sourceQuery } from '../../api/sources-queries.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { formText } from '../../kit/form-text.ts';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { ProblemList } from './preview-texts.tsx';
import type { SourcePreview } from '../../api/sources-queries.ts';

const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Pause, resume, run now, backfill, replay. */
export const SourceActs = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const [asking, setAsking] = useState<'backfill' | 'replay' | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (body: SourceAct): Promise<void> => {
    const done = await client.actOnSource({ params: { id: source.id }, body });
    queries.setQueryData(sourceQuery(source.id).queryKey, done);
    announce(t('sources.acts.done'));
  };
  const act = async (kind: 'run' | 'pause' | 'resume'): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      await send({ kind });
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(false);
    }
  };
  const waits = source.kind === 'upload' || source.kind === 'webhook';
  const paused = source.health === 'paused';
  return (
    <>
      <div className="source-acts">
        {!waits && (
          <button type="button" className="button primary" disabled={pending} onClick={() => void act('run')}>
            {t('sources.acts.run')}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={pending}
          onClick={() => void act(paused ? 'resume' : 'pause')}
        >
          {t(paused ? 'sources.acts.resume' : 'sources.acts.pause')}
        </button>
        {!waits && (
          <button type="button" className="button" onClick={() => setAsking('backfill')}>
            {t('sources.acts.backfill')}
          </button>
        )}
        <button type="button" className="button" onClick={() => setAsking('replay')}>
          {t('sources.acts.replay')}
        </button>
      </div>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {asking !== null && (
        <ActDialog
          title={t(`sources.acts.${asking}`)}
          submit={t(`sources.acts.${asking}`)}
          close={() => setAsking(null)}
          send={async (form) => {
            const from = formText(form, 'from');
            if (from === '') return false;
            await send({ kind: asking, from });
            return true;
          }}
        >
          <p className="note">{t(`sources.acts.${asking}Note`)}</p>
          <Field label={t('sources.acts.from')}>
            {({ id }) => <input id={id} type="date" name="from" max={source.today} required />}
          </Field>
        </ActDialog>
      )}
    </>
  );
};

/** A file sent for a source. */
export const UploadCard = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [done, setDone] = useState<{
    readonly inserted: number;
    readonly known: number;
    readonly refused: number;
    readonly redacted: number;
    readonly problems: SourcePreview['problems'];
  } | null>(null);
  const upload = async (file: File): Promise<void> => {
    setTooLarge(file.size > MOST_FILE_BYTES);
    if (file.size > MOST_FILE_BYTES) return;
    setPending(true);
    setError(null);
    setDone(null);
    try {
      setDone(
        await client.uploadToSource({ params: { id: source.id }, body: { file: await sentFileOf(file) } }),
      );
      void queries.invalidateQueries({ queryKey: ['sources'] });
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(false);
    }
  };
  return (
    <Card title={t('sources.upload.title')} note={t('sources.adding.uploadHint')}>
      <label>
        <span className="button">{pending ? t('sources.upload.doing') : t('sources.upload.choose')}</span>
        <input
          type="file"
          className="unseen"
          disabled={pending}
          accept=".csv,.tsv,.jsonl,.ndjson,.json,.xlsx,.xls,.et,.zip,.gz,.txt,.html"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void upload(file);
            event.target.value = '';
          }}
        />
      </label>
      {tooLarge && (
        <p className="refused" role="alert">
          {t('sources.upload.tooLarge')}
        </p>
      )}
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {done !== null && (
        <>
          <output>{t('sources.upload.done', done)}</output>
          <ProblemList problems={done.problems} />
        </>
      )}
    </Card>
  );
};

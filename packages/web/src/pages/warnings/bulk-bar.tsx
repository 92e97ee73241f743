import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { detailIn } from '../../api/failure.ts';
import type { BulkBody, BulkReply } from '../../api/queue-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { TOUCHED, useUndo } from '../warning/use-undo.ts';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';
import type { Chosen } from './use-chosen.ts';

const ACTS = [
  { kind: 'dispatch', key: 'd' },
  { kind: 'corroborate', key: null },
  { kind: 'acknowledge', key: null },
  { kind: 'snooze', key: 's' },
  { kind: 'dismiss', key: 'c' },
] as const;

/** What was not done, by name and reason; it stays until it is read. */
const Refused = ({ refused, close }: { refused: BulkReply['refused']; close: () => void }) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <div className="bulk-refused" role="alert">
      <p>{t('queue.bulkRefused', { count: refused.length })}</p>
      <ul className="plain">
        {refused.map(({ id, name, detail, code }) => (
          <li key={id}>
            <b>{name}</b> {detail === '' ? t(`failure.${code}`) : detailIn(detail, language)}
          </li>
        ))}
      </ul>
      <button type="button" className="linkish" onClick={close}>
        {t('keys.close')}
      </button>
    </div>
  );
};

/** What may be done with the chosen warnings: one request, one message, and one way back. */
export const BulkBar = ({ chosen }: { chosen: Chosen }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const undo = useUndo();
  const refusalSentence = useRefusalSentence();
  const [open, setOpen] = useState<BulkKind | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<BulkReply['refused']>([]);
  const any = chosen.ids.length > 0;

  const send = async (body: BulkBody): Promise<void> => {
    const reply = await client.actOnWarnings({ body });
    const count = writeCount(reply.done.length);
    announce(
      reply.refused.length === 0
        ? t(`queue.bulkDone.${body.kind}`, { count })
        : t('queue.bulkSome', {
            done: t(`queue.bulkDone.${body.kind}`, { count }),
            refused: writeCount(reply.refused.length),
          }),
      reply.undoUntil === null ? undefined : undo(body.key, reply.done),
    );
    setRefused(reply.refused);
    chosen.clear();
    for (const key of [...TOUCHED, 'warning']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const acknowledge = async (): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await send({ kind: 'acknowledge', key: newActKey(), ids: [...chosen.ids] });
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      {any && (
        <div className="bulk-bar on">
          <span aria-live="polite">{t('queue.chosen', { count: chosen.ids.length })}</span>
          {ACTS.map(({ kind, key }) => (
            <button
              key={kind}
              type="button"
              className={kind === 'dispatch' ? 'button primary' : 'button'}
              disabled={pending}
              onClick={kind === 'acknowledge' ? () => void acknowledge() : () => setOpen(kind)}
            >
              {t(`act.${kind}`)}
              {key !== null && <kbd aria-hidden="true">{key}</kbd>}
            </button>
          ))}
          <button type="button" className="linkish" onClick={chosen.clear}>
            {t('queue.chooseNone')}
          </button>
          <BulkKeys open={setOpen} />
        </div>
      )}
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {refused.length > 0 && <Refused refused={refused} close={() => setRefused([])} />}
      {open !== null && <BulkDialog kind={open} ids={chosen.ids} send={send} close={() => setOpen(null)} />}
    </>
  );
};

/** The keys of one warning mean the chosen ones while any are chosen. */
const BulkKeys = ({ open }: { open: (kind: BulkKind) => void }) => {
  useKeys({ d: () => open('dispatch'), s: () => open('snooze'), c: () => open('dismiss') });
  return null;
};

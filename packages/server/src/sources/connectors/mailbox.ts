import { createHash } from 'node:crypto';
import type { SettingsOf, SourceId } from '@weisu/core';
import { dayOf, startOf } from '@weisu/core';
import { ImapFlow } from 'imapflow';
import PostalMime from 'postal-mime';
import type { OutwardDoor } from '../../outward/door.ts';
import type { CollectLimits } from '../collect/collect-limits.ts';
import type {
  CollectedPage,
  CollectedText,
  CollectGround,
  CollectProblem,
  Connector,
  Cursor,
} from '../collect/connector.ts';
import { readFileRows } from '../files/read-file-rows.ts';
import type { SourceRow } from '../read-rows.ts';
import { SourceError } from '../row-problem.ts';
import { withTempFile } from '../files/temp-file.ts';

const MESSAGES_A_STEP = 25;
const PREVIEWED = 5;
const GREETING_MS = 15_000;
const MOST_ATTACHMENT_ROWS = 20_000;

/**
 * A message is known by its Message-ID, kept as a hash: it has the form of an address, and redacted all of them would be the same.
 */
const keyOfMessage = (messageId: string): string =>
  `mail-${createHash('sha256').update(messageId.trim()).digest('hex').slice(0, 24)}`;

type Seen = { readonly uidValidity: string | null; readonly lastUid: number; readonly since: string | null };

const seenOf = (cursor: Cursor): Seen => ({
  uidValidity: typeof cursor?.['uidValidity'] === 'string' ? cursor['uidValidity'] : null,
  lastUid: typeof cursor?.['lastUid'] === 'number' ? cursor['lastUid'] : 0,
  since: typeof cursor?.['since'] === 'string' ? cursor['since'] : null,
});

const failureOf = (error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'authenticationFailed' in error &&
    error.authenticationFailed === true
  )
    return new SourceError('邮箱账号或密码不对 / the mailbox refuses the name or password');
  const why =
    typeof error === 'object' && error !== null && 'responseText' in error
      ? String(error.responseText)
      : error instanceof Error
        ? error.message
        : String(error);
  return new SourceError(`邮箱读取失败：${why} / the mailbox could not be read: ${why}`);
};

/**
 * A folder of an IMAP mailbox, read without changing it. Messages are taken by their number, so that none comes twice; where the
 * server has numbered anew, all are read again and what is known is left out. Who wrote is not kept.
 */
export const createMailboxConnector = (
  id: SourceId,
  { host, port, secure, user, folder }: SettingsOf<'mailbox'>,
  {
    door,
    limits,
    password,
    takesRows,
  }: {
    readonly door: OutwardDoor;
    readonly limits: CollectLimits;
    readonly password: string;
    /** Attachments are tables of a structured source. */
    readonly takesRows: boolean;
  },
): Connector => {
  const connect = async (signal: AbortSignal): Promise<ImapFlow> => {
    // The checked address is the one connected to; TLS still asks for the name.
    const address = await door.resolve(host, port);
    const client = new ImapFlow({
      host: address,
      port,
      secure,
      servername: host,
      auth: { user, pass: password },
      logger: false,
      greetingTimeout: GREETING_MS,
      connectionTimeout: GREETING_MS,
      socketTimeout: door.rules.limits.maxSilenceMs,
    });
    client.on('error', () => undefined);
    const close = (): void => client.close();
    signal.addEventListener('abort', close, { once: true });
    // The signal outlives many connections: one for each step of a collection.
    client.on('close', () => signal.removeEventListener('abort', close));
    await client.connect();
    return client;
  };

  const tablesOf = async (
    attachments: readonly {
      readonly filename: string | null;
      readonly content: ArrayBuffer | Uint8Array | string;
    }[],
    problems: CollectProblem[],
  ): Promise<SourceRow[]> => {
    const rows: SourceRow[] = [];
    for (const { filename, content } of attachments) {
      const name = filename ?? 'attachment';
      if (!/\.(?:csv|tsv|jsonl|xlsx?|et|zip|gz)$/i.test(name)) continue;
      const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
      await withTempFile(name, bytes, async (path) => {
        for await (const row of readFileRows(path, name, limits)) {
          if ('zh' in row) problems.push({ key: `${row.file}:${row.row}`, zh: row.zh, en: row.en });
          else if (rows.length < MOST_ATTACHMENT_ROWS) rows.push(row);
        }
      }).catch((error: unknown) => {
        if (!(error instanceof SourceError)) throw error;
        problems.push({ key: name, zh: error.message, en: error.message });
      });
    }
    return rows;
  };

  const step = async (
    cursor: Cursor,
    { signal, now }: CollectGround,
    most: number,
  ): Promise<CollectedPage> => {
    let client: ImapFlow | undefined;
    try {
      client = await connect(signal);
      const box = await client.mailboxOpen(folder, { readOnly: true });
      const seen = seenOf(cursor);
      const uidValidity = String(box.uidValidity);
      const isSame = seen.uidValidity === uidValidity;
      const from = isSame ? seen.lastUid + 1 : 1;
      const found =
        (await client.search(
          { uid: `${from}:*`, ...(seen.since === null ? {} : { since: new Date(startOf(seen.since)) }) },
          { uid: true },
        )) || [];
      const uids = found.filter((uid) => uid >= from).sort((a, b) => a - b);
      const texts: CollectedText[] = [];
      const rows: SourceRow[] = [];
      const problems: CollectProblem[] = [];
      const taken = uids.slice(0, most);
      for (const uid of taken) {
        const key = `${uidValidity}.${uid}`;
        const head = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
        if (!head) continue;
        if ((head.size ?? 0) > limits.maxMessageBytes) {
          problems.push({
            key,
            zh: `邮件超过 ${limits.maxMessageBytes} 字节，未读取`,
            en: `the message is larger than ${limits.maxMessageBytes} bytes`,
          });
          continue;
        }
        const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
        if (!message || message.source === undefined) continue;
        try {
          const mail = await PostalMime.parse(message.source);
          const body = mail.text?.trim() || mail.html || '';
          const written =
            mail.date ??
            (head.internalDate instanceof Date ? head.internalDate.toISOString() : head.internalDate);
          const at =
            written === undefined || Number.isNaN(Date.parse(written))
              ? now
              : new Date(written).toISOString();
          if (takesRows) rows.push(...(await tablesOf(mail.attachments, problems)));
          else if (body !== '' || mail.subject)
            texts.push({
              key: mail.messageId ? keyOfMessage(mail.messageId) : key,
              url: null,
              title: mail.subject ?? null,
              body: body || (mail.subject ?? ''),
              occurredOn: dayOf(at),
              mediaType: mail.text?.trim() ? 'text/plain' : 'text/html',
            });
        } catch (error) {
          problems.push({
            key,
            zh: `邮件无法解析：${String(error)}`,
            en: `the message cannot be read: ${String(error)}`,
          });
        }
      }
      return {
        texts,
        rows,
        problems,
        cursor: {
          uidValidity,
          lastUid: taken.at(-1) ?? (isSame ? seen.lastUid : 0),
          ...(seen.since === null ? {} : { since: seen.since }),
        },
        more: uids.length > taken.length,
      };
    } catch (error) {
      throw error instanceof Error && error.name === 'OutwardError' ? error : failureOf(error);
    } finally {
      client?.close();
    }
  };

  return {
    id,
    kind: 'mailbox',
    collect: (cursor, ground) => step(cursor, ground, MESSAGES_A_STEP),
    preview: (ground) => step(null, ground, PREVIEWED),
  };
};

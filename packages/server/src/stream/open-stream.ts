import type { Database } from '../store/engine.ts';
import type { NatsAddress } from './nats-stream.ts';
import { openOutboxStream } from './outbox-stream.ts';
import type { Stream } from './stream.ts';

/** The stream over NATS where an address is given, else the database's own. */
export const openStream = async (database: Database, nats: NatsAddress | null): Promise<Stream> =>
  nats === null
    ? openOutboxStream(database)
    : (await import('./nats-stream.ts')).openNatsStream(database, nats);

import type { Database } from '../store/engine.ts';
import { type NatsAddress, openNatsStream } from './nats-stream.ts';
import { openOutboxStream } from './outbox-stream.ts';
import type { Stream } from './stream.ts';

/** The stream over NATS where an address is given, else the database's own. */
export const openStream = (database: Database, nats: NatsAddress | null): Promise<Stream> =>
  nats === null ? Promise.resolve(openOutboxStream(database)) : openNatsStream(database, nats);

import { type CollectedTextMessage, MESSAGES } from '@weisu/contract';
import type { CleanDocument, RawDocument } from '../pipeline/prepare-document.ts';
import { cleanDocument } from '../pipeline/prepare-document.ts';
import type { Queryable } from '../store/engine.ts';
import { addToOutbox } from '../store/stream/outbox.ts';
import { carryTrace } from '../telemetry/tracing.ts';

const KIND = 'text.collected@1';

/**
 * Hands collected texts on to reading, in the transaction that keeps where their source stands: once that commits they are
 * read, whatever happens next. Personal data is taken out before. Answers how many do not wait already.
 */
export const handOnTexts = (trx: Queryable, texts: readonly RawDocument[]): Promise<number> => {
  const traceparent = carryTrace().traceparent ?? null;
  return addToOutbox(
    trx,
    texts.map((text) => {
      const body: CollectedTextMessage = cleanDocument(text);
      return { messageId: body.id, kind: KIND, body, traceparent };
    }),
  );
};

/** @throws ZodError where a message is none of a text. */
export const readCollectedText = (kind: string, body: unknown): CleanDocument => {
  if (kind !== KIND) throw new Error(`不认识的消息种类 / unknown kind of message: ${kind}`);
  return MESSAGES[KIND].parse(body) as CleanDocument;
};

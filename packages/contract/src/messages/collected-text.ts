import { z } from 'zod';

/** A text that was collected, cleaned and redacted, on its way to reading. Its id follows from source and content. */
export const collectedText = z.strictObject({
  id: z.string().regex(/^doc_[0-9a-f]{24}$/),
  sourceId: z.string().regex(/^src_[a-z0-9-]+$/),
  externalId: z.string().max(2_000).nullable(),
  title: z.string().max(2_000).nullable(),
  body: z.string().max(2_000_000),
  contentHash: z.string().max(200),
  /** YYYY-MM-DD in Asia/Shanghai. */
  occurredOn: z.iso.date(),
  /** When we knew, in UTC. */
  recordedAt: z.iso.datetime(),
  /** Pieces of personal data that were taken out. */
  redactedCount: z.int().min(0),
});
export type CollectedTextMessage = z.infer<typeof collectedText>;

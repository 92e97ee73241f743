import { setTimeout as sleep } from 'node:timers/promises';
import { type Collecting, collectDueSource } from './collect-source.ts';

/** A collector at work: `stop` lets the step that runs end (or breaks its request off) and answers when it has. */
export type RunningCollector = { readonly stop: () => Promise<void>; readonly ended: Promise<void> };

const LOOK_EVERY_MS = 5_000;

/**
 * Collects whatever is due, one source after the other, until it is stopped. Several collectors on one database share the work: a
 * source is held by whoever asks it.
 */
export const runCollector = (
  collecting: Collecting,
  { lookEveryMs = LOOK_EVERY_MS } = {},
): RunningCollector => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      let busy = false;
      try {
        busy = (await collectDueSource(collecting, signal)) !== undefined;
      } catch (error) {
        if (!signal.aborted) collecting.fault(error);
      }
      if (!busy && !signal.aborted) await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    ended: running,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};

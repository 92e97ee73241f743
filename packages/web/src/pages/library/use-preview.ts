import { addTallies, EMPTY_TALLY, type PreviewTally } from '@weisu/core';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../api/client.ts';
import type { TermDefinition, TermText } from '../../api/library-queries.ts';

export type Preview = {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  readonly tally: PreviewTally;
  readonly total: number;
  readonly examples: readonly TermText[];
  /** First words of the terms that overlap. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly elapsedMs: number;
  readonly error: unknown;
};

const IDLE: Preview = {
  state: 'idle',
  tally: EMPTY_TALLY,
  total: 0,
  examples: [],
  words: {},
  elapsedMs: 0,
  error: null,
};
const MOST_EXAMPLES = 8;

/**
 * A preview part by part: what was found so far shows while the rest is counted, and it can be stopped or left at any time, since
 * the server keeps nothing of it.
 */
export const usePreview = (
  definition: TermDefinition,
  termId: string | null,
): { readonly preview: Preview; readonly start: () => void; readonly stop: () => void } => {
  const [preview, setPreview] = useState<Preview>(IDLE);
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );
  const go = async (own: number): Promise<void> => {
    const from = performance.now();
    let { tally, words } = IDLE;
    let examples: readonly TermText[] = [];
    let after: string | null = null;
    setPreview({ ...IDLE, state: 'running' });
    try {
      do {
        const part: Awaited<ReturnType<typeof client.previewTerm>> = await client.previewTerm({
          body: { definition, termId, after },
        });
        if (run.current !== own) return;
        tally = addTallies(tally, part.tally);
        words = { ...words, ...part.words };
        // Later parts are newer texts.
        examples = [...part.examples, ...examples].slice(0, MOST_EXAMPLES);
        after = part.next;
        setPreview({
          state: after === null ? 'done' : 'running',
          tally,
          total: part.total,
          examples,
          words,
          elapsedMs: performance.now() - from,
          error: null,
        });
      } while (after !== null);
    } catch (error) {
      if (run.current === own) setPreview((old) => ({ ...old, state: 'failed', error }));
    }
  };
  return {
    preview,
    start: () => void go((run.current += 1)),
    stop: () => {
      run.current += 1;
      setPreview((old) => ({ ...old, state: 'stopped' }));
    },
  };
};

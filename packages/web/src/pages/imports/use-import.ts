import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { sentFileOf } from '../../api/files.ts';
import type { ImportField, ImportPreview, ImportStarted } from '../../api/register-queries.ts';

/** 10 MB: what the server takes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

type Chosen = {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly mapping?: ImportPreview['mapping'];
};
export type ImportState = {
  readonly file: { readonly name: string; readonly base64: string } | null;
  readonly source: string;
  readonly preview: ImportPreview | null;
  readonly started: ImportStarted | null;
  readonly pending: 'preview' | 'start' | null;
  readonly error: unknown;
};

/** The way of a file: chosen, previewed as often as columns are set anew, imported once. */
export const useImport = (firstSource: string) => {
  const queries = useQueryClient();
  const empty: ImportState = {
    file: null,
    source: firstSource,
    preview: null,
    started: null,
    pending: null,
    error: null,
  };
  const [state, setState] = useState<ImportState>(empty);
  // A slow answer to an older question must not replace that to a newer one.
  const turn = useRef(0);
  const key = useRef(newActKey());

  const ask = async (
    file: NonNullable<ImportState['file']>,
    source: string,
    chosen: Chosen,
  ): Promise<void> => {
    const mine = (turn.current += 1);
    setState((old) => ({ ...old, file, source, pending: 'preview', error: null, started: null }));
    try {
      const preview = await client.previewImport({ body: { file, source, ...chosen } });
      if (mine === turn.current) setState((old) => ({ ...old, preview, pending: null }));
    } catch (error) {
      if (mine === turn.current) setState((old) => ({ ...old, error, pending: null }));
    }
  };

  return {
    state,
    choose: async (file: File) => {
      key.current = newActKey();
      setState((old) => ({ ...empty, source: old.source }));
      await ask(await sentFileOf(file), state.source, {});
    },
    /** Another source, sheet or header row: the mapping is proposed anew. */
    change: (change: { readonly source?: string; readonly sheet?: string; readonly headerRow?: number }) => {
      const source = change.source ?? state.source;
      if (state.file === null) return setState((old) => ({ ...old, source }));
      const { source: _, ...rest } = change;
      void ask(state.file, source, rest);
    },
    map: (column: number, field: ImportField | null) => {
      const { file, preview, source } = state;
      if (file === null || preview === null) return;
      // A field stands for one column: where it is given anew, the other column loses it.
      const mapping = preview.mapping.map((each, at) =>
        at === column ? field : each === field ? null : each,
      );
      void ask(file, source, { sheet: preview.sheet, headerRow: preview.headerRow, mapping });
    },
    start: async () => {
      const { file, preview, source, pending } = state;
      if (file === null || preview === null || pending !== null) return;
      setState((old) => ({ ...old, pending: 'start', error: null }));
      try {
        const { sheet, headerRow, mapping } = preview;
        const started = await client.startImport({
          body: { file, source, sheet, headerRow, mapping, key: key.current },
        });
        key.current = newActKey();
        setState((old) => ({ ...old, started, pending: null }));
        void queries.invalidateQueries({ queryKey: ['imports'] });
      } catch (error) {
        setState((old) => ({ ...old, error, pending: null }));
      }
    },
    reset: () => setState((old) => ({ ...empty, source: old.source })),
  };
};
export type ImportWork = ReturnType<typeof useImport>;

import type { Body, Routes } from '@weisu/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newActKey } from '../../api/act-key.ts';
import type { RosterField, RosterImported, RosterPreview } from '../../api/claims-queries.ts';
import { client } from '../../api/client.ts';
import { sentFileOf } from '../../api/files.ts';

type PreviewBody = Body<Routes['previewRoster']>;
export type RosterOptions = Omit<PreviewBody, 'file'>;

/** 10 MB: what the server takes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
const TOUCHED = ['claims', 'claim', 'claim-acts', 'claim-files'];

export type RosterState = {
  readonly file: { readonly name: string; readonly base64: string } | null;
  readonly options: RosterOptions;
  readonly preview: RosterPreview | null;
  readonly imported: RosterImported | null;
  readonly pending: 'preview' | 'import' | null;
  readonly error: unknown;
};

const EMPTY: RosterState = {
  file: null,
  options: {},
  preview: null,
  imported: null,
  pending: null,
  error: null,
};

/** The way of a roster: chosen, previewed as often as columns are set anew, taken once. */
export const useRoster = (id: string) => {
  const queries = useQueryClient();
  const [state, setState] = useState<RosterState>(EMPTY);
  // A slow answer to an older question must not replace that to a newer one.
  const turn = useRef(0);
  const key = useRef(newActKey());

  const ask = async (file: NonNullable<RosterState['file']>, options: RosterOptions): Promise<void> => {
    const mine = (turn.current += 1);
    setState((old) => ({ ...old, file, options, pending: 'preview', error: null, imported: null }));
    try {
      const preview = await client.previewRoster({ params: { id }, body: { file, ...options } });
      if (mine === turn.current) setState((old) => ({ ...old, preview, pending: null }));
    } catch (error) {
      if (mine === turn.current) setState((old) => ({ ...old, error, pending: null }));
    }
  };

  const take = async (note: string, strict: boolean): Promise<void> => {
    const { file, options, preview } = state;
    if (file === null || preview === null || state.pending !== null) return;
    setState((old) => ({ ...old, pending: 'import', error: null }));
    try {
      const imported = await client.importRoster({
        params: { id },
        body: {
          ...options,
          file,
          key: key.current,
          sheet: preview.sheet,
          headerRow: preview.headerRow,
          mapping: preview.mapping,
          note,
          strict,
        },
      });
      key.current = newActKey();
      setState((old) => ({ ...old, imported, pending: null }));
      for (const each of TOUCHED) void queries.invalidateQueries({ queryKey: [each] });
    } catch (error) {
      setState((old) => ({ ...old, error, pending: null }));
    }
  };

  return {
    state,
    choose: async (file: File) => {
      key.current = newActKey();
      setState(EMPTY);
      await ask(await sentFileOf(file), {});
    },
    /** Another sheet or header row has other columns: the mapping is proposed anew. */
    change: (change: RosterOptions) => {
      if (state.file === null) return;
      const columns = 'sheet' in change || 'headerRow' in change;
      const { mapping: _, ...rest } = state.options;
      void ask(state.file, { ...(columns ? rest : state.options), ...change });
    },
    map: (column: number, field: RosterField) => {
      if (state.file === null || state.preview === null) return;
      // A field stands for one column: where it is given anew, the other column loses it.
      const mapping = state.preview.mapping.map((each, at) =>
        at === column ? field : each === field ? null : each,
      );
      const { sheet, headerRow } = state.preview;
      void ask(state.file, { ...state.options, sheet, headerRow, mapping });
    },
    take,
    reset: () => setState(EMPTY),
  };
};

export type RosterWork = ReturnType<typeof useRoster>;

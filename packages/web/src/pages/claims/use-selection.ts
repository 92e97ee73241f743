import { useState } from 'react';
import type { ClaimActBody, ClaimPage } from '../../api/claims-queries.ts';
import type { ClaimsSearch } from './claims-search.ts';

export type Chosen = Extract<ClaimActBody, { kind: 'stage' }>['claims'];

/** Claims that one act may move. */
export const MOST_CHOSEN = 2000;

export type Selection = {
  readonly count: number;
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly setMany: (ids: readonly string[], on: boolean) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
  /** What the act is sent for; null where nothing is chosen. */
  readonly claims: Chosen | null;
  /** Stages in which the chosen claims are, as far as the page knows. */
  readonly stages: readonly string[];
};

const filterOf = ({ stage, kind, due, q }: ClaimsSearch) => ({
  ...(stage === undefined ? {} : { stage }),
  ...(kind === undefined ? {} : { kind }),
  ...(due === undefined ? {} : { due }),
  ...(q === undefined ? {} : { q }),
});

/** What is chosen on the page: single claims, or all that the filters show. Other filters choose nothing anew. */
export const useSelection = (page: ClaimPage, search: ClaimsSearch): Selection => {
  const filter = filterOf(search);
  const key = JSON.stringify(filter);
  const [state, setState] = useState<{ key: string; ids: ReadonlyMap<string, string>; all: boolean }>({
    key,
    ids: new Map(),
    all: false,
  });
  const now = state.key === key ? state : { key, ids: new Map<string, string>(), all: false };
  const stageOf = (id: string): string => page.rows.find((row) => row.id === id)?.stage.id ?? '';
  const change = (ids: readonly string[], on: (id: string) => boolean): void => {
    const next = new Map(now.ids);
    for (const id of ids) {
      if (on(id)) next.set(id, stageOf(id));
      else next.delete(id);
    }
    setState({ key, ids: next, all: false });
  };
  return {
    count: now.all ? page.total : now.ids.size,
    has: (id) => now.all || now.ids.has(id),
    toggle: (id) => change([id], () => !now.ids.has(id)),
    setMany: (ids, on) => change(ids, () => on),
    chooseAll: () => setState({ key, ids: new Map(), all: true }),
    clear: () => setState({ key, ids: new Map(), all: false }),
    claims: now.all ? { filter, count: page.total } : now.ids.size > 0 ? { ids: [...now.ids.keys()] } : null,
    stages: now.all
      ? page.sums.byStage.filter(({ count }) => count > 0).map(({ stage }) => stage.id)
      : [...new Set(now.ids.values())],
  };
};

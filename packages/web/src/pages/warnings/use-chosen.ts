import { useState } from 'react';

/** Warnings that one act may take: as many as a page shows. */
const MOST_CHOSEN = 200;

export type Chosen = {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly setMany: (ids: readonly string[], on: boolean) => void;
  readonly clear: () => void;
};

/** What is chosen in the list. Other filters choose nothing anew: an act never reaches a row that is not on the page. */
export const useChosen = (key: string): Chosen => {
  const [state, setState] = useState<{ key: string; ids: ReadonlySet<string> }>({ key, ids: new Set() });
  const ids = state.key === key ? state.ids : new Set<string>();
  const setMany = (changed: readonly string[], on: boolean): void => {
    const next = new Set(ids);
    for (const id of changed) {
      if (on && next.size < MOST_CHOSEN) next.add(id);
      else if (!on) next.delete(id);
    }
    setState({ key, ids: next });
  };
  return {
    ids: [...ids],
    has: (id) => ids.has(id),
    toggle: (id) => setMany([id], !ids.has(id)),
    setMany,
    clear: () => setState({ key, ids: new Set() }),
  };
};

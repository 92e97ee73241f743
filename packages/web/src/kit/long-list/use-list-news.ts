import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageChange } from './long-rows.tsx';

export type ListNews = {
  /** Which list it is and how often it was shown anew. */
  readonly listKey: string;
  readonly goneCount: number;
  readonly freshCount: number;
  readonly changed: (page: number, change: PageChange | null) => void;
  /** Asks for what is shown once more and shows that. */
  readonly show: () => Promise<void>;
};

/** What has become of the pages of a list since they were first shown. `key` says which list it is, `prefix` what its queries begin with. */
export const useListNews = (key: string, prefix: readonly string[]): ListNews => {
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  const listKey = `${key} ${times}`;
  const [changes, setChanges] = useState<{ key: string; pages: ReadonlyMap<number, PageChange> }>({
    key: listKey,
    pages: new Map(),
  });
  const pages = changes.key === listKey ? changes.pages : new Map<number, PageChange>();
  const sumOf = (part: keyof PageChange) =>
    [...pages.values()].reduce((sum, change) => sum + change[part], 0);
  return {
    listKey,
    goneCount: sumOf('gone'),
    freshCount: sumOf('fresh'),
    changed: (page, change) =>
      setChanges((before) => {
        const next = new Map(before.key === listKey ? before.pages : []);
        if (change === null) next.delete(page);
        else next.set(page, change);
        return { key: listKey, pages: next };
      }),
    show: async () => {
      await queries.refetchQueries({ queryKey: prefix, type: 'active' });
      setTimes((before) => before + 1);
    },
  };
};

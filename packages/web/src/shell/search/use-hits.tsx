import { oneOf } from '../page-search.ts';
import { WARNING_STATES } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../api/desk-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import type { Entry } from './entry.ts';

const PAPERS = { letter: '/letters/$id', notice: '/notices/$id', bulletin: '/bulletins/$id' } as const;

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

/** What the server found, as lines in the reader's language. */
export const useHits = (found: Found | undefined): readonly Entry[] => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { district, named } = usePlaceNames();
  if (found === undefined) return [];
  return [
    ...found.enterprises.map((row): Entry => ({
      id: row.id,
      group: 'enterprises',
      mark: row.level === 'none' ? null : <LevelMark level={row.level} />,
      text: row.name,
      note: joined([row.creditCode, district(row.district)]),
      to: { to: '/enterprises/$id', params: { id: row.id } },
    })),
    ...found.warnings.map((row): Entry => {
      const state = oneOf(row.state, WARNING_STATES);
      return {
        id: row.id,
        group: 'warnings',
        mark: <LevelMark level={row.level} />,
        text: row.name,
        note: joined([state === undefined ? row.state : t(`state.${state}`), district(row.district)]),
        to: { to: '/warnings/$id', params: { id: row.id } },
      };
    }),
    ...found.caseFiles.map((row): Entry => ({
      id: row.id,
      group: 'caseFiles',
      text: row.name,
      note: joined([named(row.unit), row.isClosed ? t('caseFiles.closed') : null]),
      to: { to: '/case-files/$id', params: { id: row.id } },
    })),
    ...found.papers.map((row): Entry => ({
      id: row.id,
      group: 'papers',
      text: row.number === null ? row.name : say(row.number),
      note: joined([t(`find.paper.${row.kind}`), row.number === null ? null : row.name]),
      to: { to: PAPERS[row.kind], params: { id: row.id } },
    })),
  ];
};

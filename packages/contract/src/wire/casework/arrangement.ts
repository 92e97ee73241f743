import { ARRANGEMENT_KINDS } from '@weisu/core';
import { z } from 'zod';
import { instant, raisedLevel } from '../basics.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

const id = z.string().min(1).max(120);
const key = z.string().min(8).max(64);
const note = z.string().min(2).max(4000);
const ids = z.array(id).max(5000).default([]);

/** Another case file, as one that takes part in an arrangement is named. */
const otherFile = z.object({
  id: z.string(),
  enterprise: enterpriseRef,
  unit: unitRef,
  openedAt: instant,
  closedAt: instant.nullable(),
});

/** How a case file was joined to others or divided, oldest first, and what the officer may arrange now. */
export const arrangements = z.object({
  /** Where the work goes on; null unless this file is merged. */
  mergedInto: otherFile.nullable(),
  links: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(ARRANGEMENT_KINDS),
      /** Null where the other file lies outside the officer's area. */
      other: otherFile.nullable(),
      byName: z.string(),
      at: instant,
      warningCount: z.int(),
      letterCount: z.int(),
      noticeCount: z.int(),
      claimCount: z.int(),
    }),
  ),
  /** The warnings of this file, told apart by enterprise, level and day: what may be split off. */
  warnings: z.array(
    z.object({ id: z.string(), enterpriseName: z.string(), level: raisedLevel, raisedAt: instant }),
  ),
  /** Open case files of the same or a related enterprise into which this one may be merged. */
  mayMergeInto: z.array(otherFile),
  mayUnmerge: z.boolean(),
  maySplit: z.boolean(),
  mayReopen: z.boolean(),
});

export const mergeBody = z.object({ key, into: id, note });
export const unmergeBody = z.object({ key, note });
/** What goes into the new case file; `rosterIds` are the acts that imported the claims. */
export const splitBody = z.object({ key, note, warningIds: ids, letterIds: ids, rosterIds: ids });

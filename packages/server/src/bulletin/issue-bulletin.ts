import { createHash } from 'node:crypto';
import {
  type Bulletin,
  type BulletinId,
  type BulletinMove,
  canonicalJson,
  dayOf,
  type Instant,
  type IssuedText,
  type Jurisdiction,
} from '@weisu/core';
import { loadFigures } from '../store/bulletin/bulletins.ts';
import { takeBulletinNumber } from '../store/bulletin/write-bulletins.ts';
import type { Queryable } from '../store/engine.ts';
import { layOutBoth } from './lay-out-bulletin.ts';

type Issuing = {
  readonly jurisdiction: Jurisdiction;
  readonly bulletin: Bulletin;
  readonly beforeId: BulletinId | null;
  readonly at: Instant;
};

/** Gives a bulletin its number: the text of the issue with number and day, and the act that keeps the text's hash. */
export const issueBulletin = async (
  trx: Queryable,
  { jurisdiction, bulletin, beforeId, at }: Issuing,
): Promise<{ readonly move: BulletinMove; readonly text: IssuedText }> => {
  const year = Number(dayOf(at).slice(0, 4));
  const number = { year, count: await takeBulletinNumber(trx, bulletin.unitId, bulletin.kind, year) };
  const text = layOutBoth({
    jurisdiction,
    bulletin: { ...bulletin, number, issuedAt: at },
    figures: await loadFigures(trx, bulletin.id),
    before: beforeId === null ? null : await loadFigures(trx, beforeId),
  });
  const sha256 = createHash('sha256').update(canonicalJson(text), 'utf8').digest('hex');
  return { move: { kind: 'issue', number, sha256 }, text };
};

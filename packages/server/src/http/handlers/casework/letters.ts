import type { Reply, Routes } from '@weisu/contract';
import { may } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { listSeenFileIds } from '../../../store/desk/arrange-case-files.ts';
import { findCaseFile } from '../../../store/desk/load-case-file.ts';
import { listCaseLetterIds, listCounted, listLetterIds } from '../../../store/letters/list-letters.ts';
import { loadLetters } from '../../../store/letters/letters.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import { letterFileHeldBack } from '../../../views/letters/letter-held-back.ts';
import { presentLetter } from '../../../views/letters/present-letter.ts';
import { letterKindRef, presentLetterRow } from '../../../views/letters/present-letter-row.ts';
import { presentLetterTally } from '../../../views/letters/present-letter-tally.ts';
import { actOnLetter as recordAct } from '../../acts/letters/act-on-letter.ts';
import { draftLetter as writeDraft, letterOf } from '../../acts/letters/draft-letter.ts';
import { giveLetterFile } from '../../acts/letters/give-letter-file.ts';
import { loadLetterSight } from '../../acts/letters/load-letter-sight.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

const letterPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['letter']>> =>
  presentLetter(await loadLetterSight(desk, desk.database.kysely, by, id), contextOf(desk, by));

/** Rows in the order of the ids. */
const rowsOf = async (
  ids: readonly string[],
  desk: Desk,
  by: SignedIn,
): Promise<Reply<Routes['listLetters']>['rows']> => {
  const db = desk.database.kysely;
  const context = contextOf(desk, by);
  const whole = await loadLetters(db, ids);
  const letters = ids.flatMap((id) => whole.get(id) ?? []);
  const files = await listSeenFileIds(
    db,
    by.scope,
    letters.map((stored) => stored.caseFileId),
  );
  return letters.map((stored) =>
    presentLetterRow(
      { ...stored, seenFileId: files.has(stored.caseFileId) ? stored.caseFileId : null },
      letterOf(stored),
      context,
    ),
  );
};

export const listLetters: Handler<Routes['listLetters']> = {
  needs: 'see-letters',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction } = desk;
    const { today } = contextOf(desk, by);
    const { ids, total } = await listLetterIds(db, by.scope, query, today);
    const counted = await listCounted(db, by.scope, query);
    return {
      rows: await rowsOf(ids, desk, by),
      total,
      page: query.page,
      perPage: query.perPage,
      kinds: jurisdiction.letters.kinds.map(({ id }) => letterKindRef(jurisdiction, id)),
      tally: presentLetterTally(counted, jurisdiction, today),
    };
  },
};

export const listCaseLetters: Handler<Routes['listCaseLetters']> = {
  needs: 'see-letters',
  answer: async ({ params, by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction } = desk;
    const stored = (await findCaseFile(db, params.id)) ?? refuseUnknown();
    await loadSeenEnterprise(db, stored.enterpriseId, by);
    const ids = await listCaseLetterIds(db, by.scope, stored.id);
    const file = stateOf(jurisdiction, stored);
    return {
      rows: await rowsOf(ids, desk, by),
      mayDraft: may(by.officer.role, 'act-on-letters')
        ? jurisdiction.letters.kinds.map(({ id }) => ({
            kind: letterKindRef(jurisdiction, id),
            heldBack: letterFileHeldBack(jurisdiction, file, id),
          }))
        : [],
    };
  },
};

export const draftLetter: Handler<Routes['draftLetter']> = {
  needs: 'act-on-letters',
  answer: async ({ params, body, by }, desk) =>
    letterPage(desk, by, await writeDraft(desk, by, params.id, body)),
};

export const letter: Handler<Routes['letter']> = {
  needs: 'see-letters',
  answer: ({ params, by }, desk) => letterPage(desk, by, params.id),
};

export const actOnLetter: Handler<Routes['actOnLetter']> = {
  needs: 'act-on-letters',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return letterPage(desk, by, params.id);
  },
};

export const letterFile: Handler<Routes['letterFile']> = {
  needs: 'see-letters',
  answer: ({ params, by }, desk) => giveLetterFile(desk, by, params.id),
};

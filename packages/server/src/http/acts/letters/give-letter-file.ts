import type { Reply, Routes } from '@weisu/contract';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { letterKindRef } from '../../../views/letters/present-letter-row.ts';
import type { Desk } from '../../desk.ts';
import { letterOf } from './draft-letter.ts';
import { letterBytes, loadSeenLetter } from './load-letter-sight.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Characters that no file system takes in a name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** The letter as a Word file, and the note of who took it. */
export const giveLetterFile = (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['letterFile']>> =>
  desk.database.transaction(async (trx) => {
    const stored = await loadSeenLetter(trx, id, by);
    const letter = letterOf(stored);
    const { docx, sha256, isSent } = await letterBytes(desk, trx, stored, letter);
    const kind = letterKindRef(desk.jurisdiction, stored.kind).name.zh;
    const name = [kind, isSent ? (letter.number?.text ?? '') : '草稿', stored.enterpriseName].join(' ');
    await writeAudit(trx, {
      at: desk.now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'export.letter',
      subject: stored.id,
      caseFileId: stored.caseFileId,
      detail: { state: letter.state, number: letter.number?.text ?? null, sha256 },
    });
    return {
      name: `${name.replaceAll(UNFIT, '')}.docx`,
      type: DOCX,
      base64: docx.toString('base64'),
      sha256,
    };
  });

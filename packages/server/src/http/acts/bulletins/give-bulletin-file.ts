import { createHash } from 'node:crypto';
import type { ParsedBody, Reply, Routes } from '@weisu/contract';
import { type ComposedFigures, type LaidBulletin, refuse } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { loadFigures } from '../../../store/bulletin/bulletins.ts';
import type { Desk } from '../../desk.ts';
import { isOwnBulletin, loadLaid, loadSeenBulletin } from './load-bulletin-sight.ts';

type Asked = ParsedBody<Routes['bulletinFile']>;

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
/** Characters that no file system takes in a name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** The makers are loaded when first asked for: typesetting needs half a second of start that no other request should pay. */
const render = async (
  { format, language }: Asked,
  laid: LaidBulletin,
  figures: () => Promise<ComposedFigures>,
): Promise<Buffer> => {
  switch (format) {
    case 'docx':
      return (await import('../../../bulletin/render-docx.ts')).renderDocx(laid, language);
    case 'pdf':
      return (await import('../../../bulletin/render-pdf.ts')).renderPdf(laid, language);
    case 'html':
      return Buffer.from(
        (await import('../../../bulletin/render-html.ts')).renderHtml(laid, language),
        'utf8',
      );
    case 'xlsx':
      return (await import('../../../bulletin/render-xlsx.ts')).renderXlsx(await figures(), laid, language);
  }
};

/** The bulletin as a file, and the note of who took it. Rows are given to the unit that issues it alone. */
export const giveBulletinFile = (
  desk: Desk,
  by: SignedIn,
  id: string,
  asked: Asked,
): Promise<Reply<Routes['bulletinFile']>> =>
  desk.database.transaction(async (trx) => {
    const stored = await loadSeenBulletin(trx, id, by);
    if (asked.format === 'xlsx' && !isOwnBulletin(stored, by))
      refuse('not-allowed', '数据附表只供编发单位导出 / the rows are for the unit that issues it');
    const laid = (await loadLaid(desk, trx, stored))[asked.language];
    const file = await render(asked, laid, () => loadFigures(trx, id));
    const sha256 = createHash('sha256').update(file).digest('hex');
    const draft = asked.language === 'zh' ? '草稿' : 'draft';
    await writeAudit(trx, {
      at: desk.now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'export.bulletin',
      subject: id,
      detail: { format: asked.format, language: asked.language, number: laid.number, sha256 },
    });
    return {
      name: `${`${laid.title} ${laid.number === '' ? draft : laid.number}`.replaceAll(UNFIT, '')}.${asked.format}`,
      type: TYPES[asked.format],
      base64: file.toString('base64'),
      sha256,
    };
  });

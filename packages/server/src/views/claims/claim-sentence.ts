import type { ClaimTerms, Wording } from '@weisu/core';

const nameOf = (
  entries: readonly { readonly id: string; readonly name: Wording }[],
  id: unknown,
): Wording => {
  const found = entries.find((entry) => entry.id === id);
  return found?.name ?? { zh: String(id), en: String(id) };
};

const stageSentence = (terms: ClaimTerms, detail: Readonly<Record<string, unknown>>): Wording => {
  const to = nameOf(terms.stages, detail['to']);
  const on = String(detail['on']);
  const result = detail['result'] === null ? null : nameOf(terms.results, detail['result']);
  const paid = detail['paid'] === 'in-full';
  return {
    zh: `转为“${to.zh}”（${on}）${result === null ? '' : `，${result.zh}`}${paid ? '，已全部付清' : ''}`,
    en: `Moved to "${to.en}" (${on})${result === null ? '' : `, ${result.en.toLowerCase()}`}${paid ? ', paid in full' : ''}`,
  };
};

const paySentence = (fen: unknown): Wording =>
  fen === 'in-full'
    ? { zh: '登记全部付清', en: 'Paid in full' }
    : {
        zh: `登记付款 ${(Number(fen) / 100).toFixed(2)} 元`,
        en: `Paid ${(Number(fen) / 100).toFixed(2)} yuan`,
      };

/** What an act on claims did, in words. `detail` is what was asked. An act of a later version is named by its kind. */
export const claimSentence = (
  terms: ClaimTerms,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): Wording => {
  switch (kind) {
    case 'stage':
      return stageSentence(terms, detail);
    case 'pay':
      return paySentence(detail['fen']);
    case 'extend':
      return { zh: '批准延长法定时限', en: 'Statutory time extended' };
    case 'restart':
      return {
        zh: `法定时限自 ${String(detail['on'])} 重新起算`,
        en: `Statutory time counts anew from ${String(detail['on'])}`,
      };
    case 'pause':
      return {
        zh: `法定时限中止，${String(detail['from'])} 起，${String(detail['until'])} 恢复`,
        en: `Statutory time stood still from ${String(detail['from'])} until ${String(detail['until'])}`,
      };
    case 'import':
      return { zh: '导入名册', en: 'Roster imported' };
    case 'hand-over':
      return { zh: '随并卷、分卷移到另一案卷', en: 'Went over to another case file' };
    case 'take-over':
      return { zh: '随并卷、分卷移入', en: 'Came over from another case file' };
    case 'undo':
      return { zh: `撤销第 ${String(detail['seq'])} 次操作`, en: `Act ${String(detail['seq'])} taken back` };
    default:
      return { zh: kind, en: kind };
  }
};

import type { Quantity } from '../quantity/quantities.ts';
import type { Span } from './finding.ts';
import type { Prepared } from './prepare.ts';

const TOTAL_BEFORE =
  /(?:共计|合计|总计|总共|一共|总额|累计|共欠|总金额|总数|全体|共有|共|还欠|尚欠|仍欠|至今欠|拖欠|欠|欠款|未付|剩余|结算金额为?|结算价)[^,。]{0,12}$/;
const OWED_NEAR =
  /(?:欠|未付|没付|未支付|没发|未发|工资|薪|劳务|工钱|血汗钱|工程款|赔偿|补偿|跑路|卷款|集资|受害|坑害|骗|无法兑|未兑|本金|克扣|扣了我|扣我|血汗)/;
const LAID_OFF_NEAR =
  /(?:裁|离职|全体|我们|失业|下岗|师生|辞退|优化|解雇|遣散|减员|欠|讨薪|未缴|未发|没发|农民工|员工|工人|在岗)/;

/** Money that went the right way, or was only spoken of. */
const PAID_OR_OFFERED =
  /(?:仅支付|只支付|支付了|只发|发了|已付|付了|结了|给了|实发|每月扣|倒贴|招聘信息工资|固定工资)[^,。]{0,5}$/;

const contextOf = (text: string, { start, end }: Span, reach: number): string =>
  text.slice(Math.max(0, start - reach), Math.min(text.length, end + reach));

const scored = (prepared: Prepared, quantity: Quantity, triggers: readonly Span[]): number => {
  const { text } = prepared;
  const before = text.slice(Math.max(0, quantity.start - 14), quantity.start);
  const near = contextOf(text, quantity, 12);
  const distance = Math.min(...triggers.map((trigger) => Math.abs(trigger.start - quantity.start)), 300);
  let score = Math.max(0, 1 - distance / 80);
  if (quantity.start < prepared.bodyStart) score += 0.5;
  if (quantity.kind === 'amount') {
    if (TOTAL_BEFORE.test(before)) score += 0.8;
    if (OWED_NEAR.test(near)) score += 0.5;
    if (
      /(?:每月|月薪|月工资|底薪|每天|工资是|每人|亏损|营收|投资|合同价|总价|市值|年薪|罚款|注册资|售价|股价|成本|融资|节省|人均)[^,。]{0,6}$/.test(
        before,
      )
    )
      score -= 1.2;
    if (PAID_OR_OFFERED.test(before)) score -= 0.7;
    if (
      /(?:还拖欠|仍欠|尚欠|还欠|还剩|还有|剩余|待还|待收|涉及|卷走|卷款|合计|共计|达)[^,。]{0,5}$/.test(
        before,
      )
    )
      score += 0.4;
    if (quantity.value < 100) score -= 0.6;
    if (/^\/|^每|^一个月/.test(text.slice(quantity.end, quantity.end + 3))) score -= 1;
  }
  if (quantity.kind === 'headcount') {
    if (LAID_OFF_NEAR.test(near)) score += 0.6;
    if (
      /(?:名|位|个)?(?:业主|家长|学生|用户|会员|购房|消费者)/.test(
        text.slice(quantity.start, quantity.end + 4),
      )
    )
      score -= 0.8;
    if (quantity.value === 1) score -= 0.7;
  }
  if (quantity.kind === 'months') {
    if (/(?:欠|工资|没发|未发|未缴|没缴|社保|公积金|薪|没付|未付|讨|拖|缴纳|未给|没给)/.test(near))
      score += 0.5;
    // Said again in months, or said of what is left: the figure meant.
    if (/(?:\(即|即|还拖欠|还欠|仍欠|尚欠)$/.test(before)) score += 0.6;
    // 一个月 mostly says how pay is reckoned, where another length says what is owed.
    if (quantity.value === 1) score -= 0.2;
    if (/补发|少发|漏发/.test(contextOf(text, quantity, 40))) score += 0.3;
    // 大半年 is said where an exact figure stands elsewhere.
    if (/大半年|半年多/.test(text.slice(Math.max(0, quantity.start - 1), quantity.end + 1))) score -= 0.8;
    if (
      /(?:立案|装修|停工|烂尾|协商|发现|事假|工龄|打拼|讨薪路|维权|工作|干|入职|打工|试用|经营|成立|签订|合同|装修|建设|学习|服务|苦拼)[^,。]{0,4}$/.test(
        before,
      )
    )
      score -= 0.8;
    if (/^(?:前|后|内|左右时间|来的)/.test(text.slice(quantity.end, quantity.end + 3))) score -= 0.5;
    // How long somebody asked for it is not how long it is owed.
    if (DEMANDED_AFTER.test(text.slice(quantity.end, quantity.end + 6))) score -= 1;
    // 工作十年从未买社保 says that it is owed for all of that time.
    if (NEVER_COVERED_AFTER.test(text.slice(quantity.end, quantity.end + 24))) score += 1;
  }
  return score;
};

const DEMANDED_AFTER = /^(?:多|余)?(?:的|时间|以来|来)?(?:讨要|讨薪|追讨|维权|上访|奔波)/;
const NEVER_COVERED_AFTER =
  /^[^。!?;]{0,16}(?:从未|从来没|一直没|一直未|都没|都未)(?:有|给|为|帮)?[^,。!?;]{0,6}(?:买|缴|交|办|参)[^,。!?;]{0,3}(?:社保|五险|养老保险|公积金|社会保险|保险)/;

/** Scores below this say nothing about what is owed or who is concerned. */
const LEAST: Readonly<Record<'amount' | 'months' | 'headcount', number>> = {
  amount: 0.6,
  months: 0.8,
  headcount: 0.55,
};

/** The quantity of one kind that belongs to the risk the text speaks of, or null where it states none. */
export const chooseQuantity = (
  prepared: Prepared,
  kind: 'amount' | 'months' | 'headcount',
  triggers: readonly Span[],
): Quantity | null => {
  let best: Quantity | null = null;
  let bestScore = LEAST[kind];
  for (const quantity of prepared.quantities) {
    if (quantity.kind !== kind) continue;
    const score = scored(prepared, quantity, triggers);
    if (score > bestScore) {
      best = quantity;
      bestScore = score;
    }
  }
  return best;
};

import { buildWordTable } from '../../match/word-table.ts';
import type { RiskKind, Span } from '../finding.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * Words around which the learned stage looks. They are places to look at, not evidence: the keyword library holds what
 * officers count as evidence, and may change without the model losing its eyes.
 */
const TRIGGERS: Readonly<Record<RiskKind, readonly string[]>> = {
  'wage-arrears': list(`
    欠薪 拖欠 讨薪 工资 薪资 薪水 工钱 血汗钱 工程款 劳务费 克扣 民工款 欠发 欠款 欠我 欠农民工 欠工 年终奖 奖金 绩效 加班费 补偿金 劳动报酬 津贴
    补贴 未发 没发 不发 发不出 薪酬 讨要 结算 欠条 片酬 欠着 提成 生活费`),
  'insurance-arrears': list(
    `社保 公积金 五险 养老保险 医保 工伤保险 失业保险 社会保险 保险费 生育津贴 断缴 欠缴 未缴 补缴 参保 停保`,
  ),
  layoff: list(`
    裁员 被裁 裁掉 裁撤 辞退 员工放假 转岗 遣返 降工资 减工资 砍掉 降薪 减薪 优化 解散 待岗 下岗 遣散 缩编 裁减 减员 无薪 放长假 解雇 失业 毕业 劝退 工资少 清退 裁`),
  shutdown: list(`
    停产 停工 停业 倒闭 关闭 关停 关门 闭店 关店 歇业 停办 停运 停摆 解散 吊销 烂尾 搬迁 退出 整顿 人去楼空 停止 撤店 停课 查封 取缔 注销 停售 关张 倒下 撤出 清盘 散伙 搬走`),
  insolvency: list(`
    破产 资金链 违约 逾期 冻结 查封 被执行 失信 老赖 爆雷 暴雷 资不抵债 负债 债务 兑付 清算 重整 拍卖 欠债 无力 亏损 退市 提现 强制执行 执行难 资金不足
    资金不够 资金困难 资金紧张 资金问题 现金流 没钱发 挪用资金 拒不执行 还不上`),
  'owner-missing': list(`
    跑路 失联 卷款 卷钱 潜逃 逃往 出逃 失踪 联系不上 不知去向 躲 人间蒸发 不露面 跑了 找不到 不接电话 逃跑 携款 下落不明 联系不到 联系不了
    连夜搬 玩消失 玩失踪 避而不见`),
  'other-labour': list(`
    辞退 开除 加班 劳动合同 劳动法 合同 工伤 劳务派遣 同工不同酬 调岗 解除 仲裁 违法用工 编制 休息 实习 试用期 怀孕 产假 哺乳 劳动关系 年假 辞职 离职
    培训费 裁员 讨薪`),
};

export type TriggerHit = Span & { readonly kind: RiskKind; readonly word: number };

const words: string[] = [];
const kindsOf: RiskKind[][] = [];
for (const [kind, of] of Object.entries(TRIGGERS) as [RiskKind, readonly string[]][])
  for (const word of of) {
    const place = words.indexOf(word);
    if (place === -1) {
      words.push(word);
      kindsOf.push([kind]);
    } else kindsOf[place]?.push(kind);
  }
const table = buildWordTable(words);
const singles = new Map(
  words.flatMap((word, place) => (word.length === 1 ? [[word.charCodeAt(0), place] as const] : [])),
);

const CUT = '裁'.charCodeAt(0);
const CUT_BEFORE = '仲总制独体剪';
const CUT_BEHIND = '决定判缝剪断量处';

/** True where 裁 is part of a word that has nothing to do with dismissal: 仲裁, 总裁, 裁决. */
const isOtherCut = (text: string, at: number): boolean =>
  (at > 0 && CUT_BEFORE.includes(text.charAt(at - 1))) ||
  (at + 1 < text.length && CUT_BEHIND.includes(text.charAt(at + 1)));

/** Every place of a normalised text at which the learned stage looks, in text order. */
export const triggersIn = (text: string): TriggerHit[] => {
  const hits: TriggerHit[] = [];
  const note = (word: number, start: number, end: number): void => {
    for (const kind of kindsOf[word] ?? []) hits.push({ kind, word, start, end });
  };
  const end = text.length;
  for (let at = table.next(text, 0, end); at < end; at = table.next(text, at + 1, end)) {
    const single = singles.get(text.charCodeAt(at));
    if (single !== undefined && !(text.charCodeAt(at) === CUT && isOtherCut(text, at)))
      note(single, at, at + 1);
    table.walk(text, at, (word, to) => {
      if (text.charCodeAt(to - 1) !== CUT || !isOtherCut(text, to - 1) || text.charAt(to - 2) === '仲')
        note(word, at, to);
    });
  }
  return hits;
};

import type { Span } from '../reading/finding.ts';
import { PLACES } from './name-words.ts';

/** What stands around a name in a text, as far as it tells whether the span is one whole name. */
export type NameSurroundings = {
  /** A word for an enterprise follows at once: 公司, 集团, 厂. */
  readonly companyFollows: string | null;
  /** The name goes on behind the span to another enterprise's: `云桥` in `云桥重工有限公司`, a head office in its branch. */
  readonly longerName: string | null;
  /** The span stands between these marks: of a title 《》, or of quotation. */
  readonly marks: 'title' | 'quoted' | null;
  /** A Chinese character stands right before it that neither ends a word of speech nor a place: the name may begin earlier. */
  readonly goesBefore: boolean;
  /** The span is cut inside a Latin word or a number. */
  readonly cut: boolean;
};

const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);

/** Words by which the place of work is called, right behind its name. */
const COMPANY_WORDS = words(
  '有限责任公司 股份有限公司 有限公司 股份公司 分公司 子公司 总公司 公司 集团 企业 工厂 厂 厂区 酒店 饭店 超市 门店 平台 项目部 工地 学校 幼儿园 医院 商场',
);
/** With these a registered name ends, and a span inside it is not its whole. */
const NAME_ENDINGS = words(
  '有限责任公司 股份有限公司 有限公司 分公司 子公司 公司 集团 分行 支行 银行 合作社 事务所 工作室 经营部 服务部 营业部 门市部 经销部 总厂 分厂 分店 商店 旗舰店 专卖店 研究院 研究所 设计院 俱乐部 基金会 协会 学会 委员会 管理局 大学 学院 医院 中学 小学 支公司 营业厅 药房 大药房 药店 总汇 超市 门店 饭店 酒店 加油站 养殖场 种植园 农场 包子铺 专柜 门市 书店 照相馆',
);
const LONGEST_REST = 14;
const REST_UNIT = /[\u3400-\u9fffa-z0-9()&·]/;
/** A name does not go on over one of these. */
const BREAKS = words(
  '的 了 在 是 与 和 及 或 被 把 将 让 向 对 由 从 于 为 等 说 称 也 都 就 又 已 未 不 没 有 我 你 他 她 它 这 那 该 某 拖欠 欠 员工 工人 职工 老板 负责人 今 昨 去年 月 日',
).filter((word) => word !== '');
const BREAK_UNITS: ReadonlySet<string> = new Set(BREAKS.filter((word) => word.length === 1));
const BREAK_WORDS = BREAKS.filter((word) => word.length > 1);
const OPEN: Readonly<Record<string, 'title' | 'quoted'>> = {
  '《': 'title',
  '〈': 'title',
  '“': 'quoted',
  '"': 'quoted',
  '「': 'quoted',
  '『': 'quoted',
  '‘': 'quoted',
};
const isWordUnit = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9]/.test(unit);

const startsWithAny = (text: string, at: number, candidates: readonly string[]): string | null =>
  candidates.find((word) => text.startsWith(word, at)) ?? null;

/** The rest of a longer name behind `end`, or null: at least one more unit and then an ending, or an ending behind an ending. */
const restOf = (text: string, { start, end }: Span): string | null => {
  const isEnded = NAME_ENDINGS.some(
    (word) => end - word.length >= start && text.startsWith(word, end - word.length),
  );
  const last = Math.min(text.length, end + LONGEST_REST);
  for (let at = end; at < last; at += 1) {
    const unit = text[at] ?? '';
    const ending = startsWithAny(text, at, NAME_ENDINGS);
    if (ending !== null && (at > end || isEnded)) return text.slice(end, at + ending.length);
    if (!REST_UNIT.test(unit) || BREAK_UNITS.has(unit)) return null;
    if (startsWithAny(text, at, BREAK_WORDS) !== null) return null;
  }
  return null;
};

const HAN = /[\u3400-\u9fff]/;
const LEADS = words(
  '位于 来自 根据 其中 包括 以及 涉及 投诉 举报 反映 求助 曝光 起诉 关于 记者 联系 入职 就职 公司 企业 平台 例如 比如 针对 通过 上述 老板 员工 旗下 原名 名为 名叫 叫做',
);
const PARTS_BEFORE = words('省 市 区 县 镇 乡 州 盟 旗');

const goesBefore = (text: string, start: number): boolean => {
  const unit = text[start - 1] ?? '';
  if (!HAN.test(unit) || BREAK_UNITS.has(unit)) return false;
  const ends = (word: string): boolean => text.startsWith(word, start - word.length) && start >= word.length;
  return ![...BREAK_WORDS, ...LEADS, ...PARTS_BEFORE, ...PLACES].some(ends);
};

/** Looks around a span of a normalised text. Costs some tens of characters, whatever the text. */
export const surroundingsOf = (text: string, span: Span): NameSurroundings => {
  const { start, end } = span;
  const longerName = restOf(text, span);
  return {
    companyFollows: startsWithAny(text, end, COMPANY_WORDS),
    longerName,
    marks: OPEN[text[start - 1] ?? ''] ?? null,
    goesBefore: goesBefore(text, start),
    cut:
      (isWordUnit(text[start - 1]) && isWordUnit(text[start])) ||
      (isWordUnit(text[end - 1]) && isWordUnit(text[end])),
  };
};

import type { Span } from '../reading/finding.ts';
import { INDUSTRIES, PLACES } from './name-words.ts';

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
  /** A place stands right behind a name that is written to its end: `云桥有限公司浦东` is hardly the head office. */
  readonly placeBehind: string | null;
  /** The name goes on to a line of business: `科技`, `轩建筑工程`. */
  readonly tradeBehind: { readonly word: string; readonly rest: string } | null;
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
  '有限责任公司 股份有限公司 有限公司 分公司 子公司 公司 集团 分行 支行 银行 合作社 事务所 工作室 经营部 服务部 营业部 门市部 经销部 总厂 分厂 分店 商店 旗舰店 专卖店 研究院 研究所 设计院 俱乐部 基金会 协会 学会 委员会 管理局 大学 学院 医院 中学 小学 支公司 营业厅 药房 大药房 药店 总汇 超市 门店 饭店 酒店 加油站 养殖场 种植园 农场 包子铺 专柜 门市 书店 照相馆 分理处 项目部 服务社 供电所 邮政所 支局 加油站 粮站 营业所 储蓄所 土产站 服务站 工作站 配送中心 花园店 街店 路店 广场店 城店 镇店 村店 农家店 双代店 便利店 批发部 机械厂 加工厂 制品厂 配件厂 食品厂 服装厂 家具厂 五金厂 电子厂 印刷厂 木厂 器厂 料厂 电厂 船厂 销售点 直销店 换气站 安装队',
);
const LONGEST_REST = 20;
const LONGEST_BRACKET = 8;
const HAN_ONLY = /^[\u3400-\u9fff]+$/;
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
    // What stands in brackets inside a name is a place, whatever characters it has: 都 of 成都 is no word of speech there.
    const close = unit === '(' ? text.indexOf(')', at) : -1;
    if (close > at && close - at <= LONGEST_BRACKET && HAN_ONLY.test(text.slice(at + 1, close))) {
      at = close;
      continue;
    }
    const ending = startsWithAny(text, at, NAME_ENDINGS);
    // `云桥有限公司公司` says it twice.
    if (ending !== null && (at > end || (isEnded && ending !== '公司')))
      return text.slice(end, at + ending.length);
    if (!REST_UNIT.test(unit) || BREAK_UNITS.has(unit)) return null;
    if (startsWithAny(text, at, BREAK_WORDS) !== null) return null;
  }
  return null;
};

const HAN = /[\u3400-\u9fff]/;
const LEADS = words(
  '我司 我们 本人 入职 负责 于 去 到 进 找 跟 同 给 家 名 位于 来自 根据 其中 包括 以及 涉及 投诉 举报 反映 求助 曝光 起诉 关于 记者 联系 入职 就职 公司 企业 平台 例如 比如 针对 通过 上述 老板 员工 旗下 原名 名为 名叫 叫做',
);
const PARTS_BEFORE = words('省 市 区 县 镇 乡 州 盟 旗');

const goesBefore = (text: string, start: number): boolean => {
  const unit = text[start - 1] ?? '';
  if (!HAN.test(unit) || BREAK_UNITS.has(unit)) return false;
  const ends = (word: string): boolean => text.startsWith(word, start - word.length) && start >= word.length;
  return ![...BREAK_WORDS, ...LEADS, ...PARTS_BEFORE, ...PLACES].some(ends);
};

/** Places by which units far from the head office are called, beside those that stand at the front of registered names. */
const PLACES_BEHIND = PLACES.concat(
  words(
    '浦东 徐汇 静安 黄浦 闵行 嘉定 松江 天河 越秀 白云 番禺 南山 福田 宝安 龙岗 武侯 锦江 江宁 鼓楼 玄武 西湖 余杭 萧山 滨江 雁塔 未央 渝北 洪山 江汉 武昌 汉口 昆山 吴江 滨海 高新 开发区',
  ),
);

/** Lines of business that are hardly anything else; `服务` or `投资` behind a name is mostly what it does. */
const TRADES = INDUSTRIES.filter((word) => word.length >= 3).concat(
  words(
    '科技 物流 餐饮 商贸 贸易 实业 置业 地产 物业 劳务 传媒 广告 服饰 服装 家具 食品 园林 电子 机械 机电 化工 印刷 软件 通信 通讯 医药 纺织 百货 超市 美容 珠宝 酒店 装饰 快递 货运 家政',
  ),
);
const LONGEST_GAP = 2;

const tradeBehind = (text: string, end: number): NameSurroundings['tradeBehind'] => {
  for (let gap = 0; gap <= LONGEST_GAP; gap += 1) {
    const word = startsWithAny(text, end + gap, TRADES);
    if (word !== null && (gap === 0 || word.length >= 3))
      return { word, rest: text.slice(end, end + gap + word.length) };
    const unit = text[end + gap] ?? '';
    if (!HAN.test(unit) || BREAK_UNITS.has(unit)) return null;
  }
  return null;
};

/** Looks around a span of a normalised text. Costs some tens of characters, whatever the text. */
export const surroundingsOf = (text: string, span: Span): NameSurroundings => {
  const { start, end } = span;
  const longerName = restOf(text, span);
  const isEnded = NAME_ENDINGS.some((word) => text.endsWith(word, end) && end - word.length >= start);
  return {
    companyFollows: startsWithAny(text, end, COMPANY_WORDS),
    longerName,
    marks: OPEN[text[start - 1] ?? ''] ?? null,
    goesBefore: goesBefore(text, start),
    cut:
      (isWordUnit(text[start - 1]) && isWordUnit(text[start])) ||
      (isWordUnit(text[end - 1]) && isWordUnit(text[end])),
    placeBehind: isEnded && longerName === null ? startsWithAny(text, end, PLACES_BEHIND) : null,
    tradeBehind: isEnded ? null : tradeBehind(text, end),
  };
};

import { brandsIn } from '../cue/brands.ts';
import type { Span } from '../finding.ts';
import type { Prepared } from '../prepare.ts';
import { SURNAMES } from '../cue/surnames.ts';
import { triggersIn } from '../cue/triggers.ts';

/** How a candidate came to be one. */
export type CandidateSource = 'ending' | 'brand' | 'quoted' | 'chunk' | 'latin' | 'words' | 'person';

/** A stretch of the normalised text that may name the employer. */
export type EmployerCandidate = Span & { readonly name: string; readonly by: CandidateSource };

const list = (words: string): string[] =>
  words
    .trim()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);

/** Words to be asked for at a place of a text: how long the shortest one is that ends, or begins, there; 0 where none. */
type PlacedWords = {
  readonly endingAt: (text: string, at: number) => number;
  readonly beginningAt: (text: string, at: number) => number;
};

const placedWords = (text: string): PlacedWords => {
  const shortestFirst = list(text).reverse();
  const byUnit = (unitOf: (word: string) => number): Map<number, string[]> => {
    const lists = new Map<number, string[]>();
    for (const word of shortestFirst) lists.set(unitOf(word), [...(lists.get(unitOf(word)) ?? []), word]);
    return lists;
  };
  const byLast = byUnit((word) => word.charCodeAt(word.length - 1));
  const byFirst = byUnit((word) => word.charCodeAt(0));
  return {
    endingAt: (said, at) =>
      byLast.get(said.charCodeAt(at - 1))?.find((word) => said.endsWith(word, at))?.length ?? 0,
    beginningAt: (said, at) =>
      byFirst.get(said.charCodeAt(at))?.find((word) => said.startsWith(word, at))?.length ?? 0,
  };
};

/** Endings by which an organisation is known. */
const ENDINGS = list(`
  有限责任公司 股份有限公司 集团有限公司 有限公司 分公司 总公司 集团公司 公司 集团 项目部 项目 指挥部 工程局 建设局 教育局 卫生局 公安局 管理局 财政局
  住建局 交通局 人民政府 县政府 市政府 区政府 镇政府 政府 村委会 居委会 街道办事处 街道办 工作站 推广站 服务站 管理处 管委会 委员会 卫生院 医院 诊所 幼儿园
  小学 中学 一中(?!学) 二中(?!学) 三中(?!学) 大学 学院 学校 技校 驾校 中心 酒店 宾馆 会所 饭店 餐厅 酒楼 火锅店 专卖店 超市 商场 商城 城 门店 店 工厂 总厂 分厂 厂 煤矿
  矿 农场 林场 银行 信用社 电视台 报社 出版社 工地 标段 标 早教 公寓 俱乐部 平台 合作社 事务所 工作室 商行 经营部 小区 花园 影视 传媒 科技 教育 国际
  联社 办事处 物业 揽投站 电视站 广播站 一小(?!学) 二小(?!学) 三小(?!学) 四中(?!学) 健身 健身房 养老院 部门 装饰 家具 劳务 车间 系统 机构 队 村 移动 铁路 工程 楼盘 园 制造 集团总部 银行`);
const ENDING = new RegExp(
  `(?:${ENDINGS.join('|')})+(?:\\([^()\\n]{1,12}\\))?(?:有限公司|有限责任公司|公司|分公司|工厂|厂|店|项目部|项目)?`,
  'g',
);
const NAME_UNIT = /[\u3400-\u9fffa-z0-9()·&\-+"“”]/;
const LONGEST_NAME = 30;

/** After these a name may begin. */
const EDGES = placedWords(`
  请求 恳请 帮忙 解决 投诉 举报 反映 关于 咨询 请问 要求 控诉 揭露 曝光 质疑 追讨 讨要 调查 督促 查处 处理 责令 强烈 实名 我们是 我是 本人是 我在 本人在 我们在
  就职于 任职于 入职于 入职 进入 供职 受雇于 名为 名叫 叫做 承建商 施工单位 开发商 建设单位 总包 分包 承包商 发包 我们 本人 我 他们 在 于 由 与 和 及 被 向 到 对 给
  至 从 为 是 叫 了 的 该 这家 那家 一家 某家 现 原 系 跟 让 找 去 来 说 称 将 下属 旗下 通过 老板 工人 员工 职工 农民工 被告 违法 无良 黑心 拖欠 欠 位于 企业 首家 首批
  之一 网红 巨头 品牌 平台 如何看待 怎么看待 如何评价 网传 传 曝 网曝 消息称 为什么 为何 突发 回应 继 之后 知名 最大 国内 店 家 名 月 日 晚间 私募 车企 房企 电商 药厂
  公司 央视调查 昔日 国企 私企 省 市 区 县 镇 最后 媒体报道 报道称 国民 奢侈品电商 买黄金不发货不退款 银行 年轻人 员工曝 网友曝 前 就 再 转包 承包 承建 包给 单位 (`);
/** Before these a name may end. */
const STOPS = placedWords(`
  旗下 创始人 董事长 总裁 ceo 老板 员工 前员工 高管 母公司 内部 在 一 被 因 的 全员信 全员 app 直播部门 就 将 已 宣布 确认 回应 否认 承认 发布 公告 拟 计划 拖欠 欠 不 没 未
  从 长期 恶意 大 多 近 今年 去年 昨 公司 裁 破 停 倒 跑 讨 关 降 或 疑 突 正 集 进入 表示 称 ceo 前 李 声明 门店 大量 助理 教练 非法 违反 无 克扣 强 违 为 对 给 以 后 ： 迟迟
  用 至今 与 和 、 ( 里 内 工 有 也 均 却 竟 总部 中国区 经 一直 组织 扣 损害 侵 辞 强制 随意 私自 无故 要求 挪用 负责人 年 3 2 1 4 5 6 7 8 9 发 累计 部门 官方 再 又 开始`);

const isNameUnit = (character: string | undefined): boolean =>
  character !== undefined && NAME_UNIT.test(character);

/** A place left unnamed, as desks write it: names in letters mostly begin with their place. */
const PLACE_CODE = /^[a-z]\d{0,2}[市县区]/;

const isPlaceCode = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a && PLACE_CODE.test(text.slice(at, at + 4));
};

/** Places within [from, to) where a name may begin: the left end, after every edge word, and at a coded place. */
const beginnings = (text: string, from: number, to: number): number[] => {
  const places = [from];
  for (let at = from + 1; at < to; at += 1) {
    const length = EDGES.endingAt(text, at);
    if ((length > 0 && at - length >= from) || isPlaceCode(text, at)) places.push(at);
  }
  return places;
};

/** Persons who employ: a foreman or boss by name. The name is the group. */
const EMPLOYING_PERSON = new RegExp(
  `(?:包工头|工头|承包人|承包商|老板|雇主|班长|班组长|经理|负责人|法人代表|法人|代表人|村民|业主|股东|由|为|给|找|叫|是|被)[,:]?(?=(${SURNAMES}[\\u3400-\\u9fff]{1,2}))`,
  'g',
);
const MOST_PERSONS = 24;

/** Places within (from, to] where a name may end: the right end, and before every stop word. */
const endings = (text: string, from: number, to: number): number[] => {
  const places = [to];
  for (let at = from + 2; at < to; at += 1) if (STOPS.beginningAt(text, at) > 0) places.push(at);
  return places;
};

/** Looks at the beginning of long texts only; who is spoken of stands there. */
const LONGEST_LOOK = 3_000;
const MOST_CANDIDATES = 240;

const GENERIC =
  /^(?:我|我们|本|贵|该|此|这|那|某|各|全|总|分|子|母|原|新|老|大|小|外|国|私|民营|国有|国营|外资|外包|物业|劳务|建筑|房地产|上市|互联网|投资|中介|派遣|开发|施工|有些|很多|一些|部分|其他|任何|所在|有关|相关|用人|当地|市|县|区|镇|省|人民|各级|地方|村|的|一|两|家|多)*(?:公司|集团|项目部|项目|政府|医院|学校|小学|中学|大学|学院|幼儿园|中心|酒店|饭店|餐厅|超市|商场|门店|店|工厂|厂|煤矿|矿|银行|工地|小区|花园|平台|机构|系统|村|园|城|工程|楼盘|队|教育|科技|标|国际)$/;

const NOBODY_BY_NAME = /(?:包工头|老板|农民工|民工|工人|员工|村民|业主)$/;

/** Longest name made of words, in words and in characters. */
const MOST_WORDS = 4;
const LONGEST_SPAN = 12;
const LONGEST_CLAUSES = 90;
const CLAUSE_MARKS = ',。!?;';

/**
 * Runs of words of a headline, in clauses that hold a trigger: a name that no list knows and no ending tells. Runs that
 * hold a trigger themselves are no names.
 */
const addWordSpans = (
  prepared: Prepared,
  head: string,
  add: (start: number, end: number, by: CandidateSource) => void,
): void => {
  const triggers = prepared.triggers.filter(({ end, start }) => end <= head.length && end - start > 1);
  const cut = prepared.words.filter(({ end }) => end <= Math.min(head.length, LONGEST_CLAUSES));
  for (let first = 0; first < cut.length; first += 1) {
    const from = cut[first]?.start ?? 0;
    // No mark stands within a run: the clause of its first word is that of all.
    let clauseStart = from;
    while (clauseStart > 0 && !CLAUSE_MARKS.includes(head[clauseStart - 1] ?? '')) clauseStart -= 1;
    let clauseEnd = from;
    while (clauseEnd < head.length && !CLAUSE_MARKS.includes(head[clauseEnd] ?? '')) clauseEnd += 1;
    if (!triggers.some(({ start, end }) => end > clauseStart && start < clauseEnd)) continue;
    for (let last = first; last < Math.min(cut.length, first + MOST_WORDS); last += 1) {
      const to = cut[last]?.end ?? 0;
      if (to - from > LONGEST_SPAN) break;
      if (
        last > first &&
        /[,。!?;:「」、"“”]/.test(head.slice(cut[last - 1]?.end ?? 0, cut[last]?.start ?? 0))
      )
        break;
      if (triggers.some(({ start, end }) => start < to && end > from)) break;
      add(from, to, 'words');
    }
  }
};

/** True where a bracket lacks its other half. */
const isTorn = (name: string): boolean => {
  let open = 0;
  for (const unit of name) {
    if (unit === '(') open += 1;
    else if (unit === ')') open -= 1;
    if (open < 0) return true;
  }
  return open !== 0;
};

export const employerCandidates = (prepared: Prepared): EmployerCandidate[] => {
  const text = prepared.text.slice(0, LONGEST_LOOK);
  const headEnd = prepared.bodyStart > 0 ? prepared.bodyStart - 1 : Math.min(text.length, 120);
  const found = new Map<number, EmployerCandidate>();
  const add = (start: number, end: number, by: CandidateSource): void => {
    let from = start;
    let to = end;
    while (from < to && /[ "“”「」《》-]/.test(text[from] ?? '')) from += 1;
    while (to > from && /[ "“”「」《》-]/.test(text[to - 1] ?? '')) to -= 1;
    const length = to - from;
    if (length < 2 || length > LONGEST_NAME || found.size >= MOST_CANDIDATES) return;
    const key = from * LONGEST_LOOK + to;
    if (found.has(key)) return;
    const name = text.slice(from, to);
    // A bracket that is opened and not closed is none of the name.
    if (isTorn(name)) return;
    // A name before 镇 is that of the town; 某县包工头 is whoever it is.
    if (/[镇乡]/.test(text[to] ?? '') || NOBODY_BY_NAME.test(name)) return;
    if (!GENERIC.test(name)) found.set(key, { start: from, end: to, name, by });
  };
  for (const { start, end } of brandsIn(text, headEnd)) {
    add(start, end, 'brand');
    const tail = /^ ?(?:集团|汽车|教育|公司|中国|科技|地产|金融|电商|美妆|电池工厂|游戏|游戏事业部)/.exec(
      text.slice(end),
    );
    if (tail) add(start, end + tail[0].length, 'brand');
  }
  const head = text.slice(0, headEnd);
  for (const match of head.matchAll(/[「"“《]([^「」"“”《》\n]{2,14})[」"”》]/g))
    add(match.index + 1, match.index + match[0].length - 1, 'quoted');
  for (const match of head.matchAll(/[a-z0-9][a-z0-9.&+\- ]{0,18}[a-z0-9](?: ?(?:集团|公司))?/g))
    if (/[a-z]/.test(match[0])) add(match.index, match.index + match[0].length, 'latin');
  for (const { start } of triggersIn(head).slice(0, 6)) {
    let from = start;
    while (from > 0 && start - from < 20 && !/[,。!?;:\n「」、]/.test(text[from - 1] ?? '')) from -= 1;
    for (const begin of beginnings(text, from, start))
      for (const end of endings(text, begin, start)) if (end - begin <= 14) add(begin, end, 'chunk');
  }
  if (prepared.bodyStart === 0) addWordSpans(prepared, head, add);
  let persons = 0;
  if (prepared.bodyStart > 0)
    for (const match of text.matchAll(EMPLOYING_PERSON)) {
      if (persons++ >= MOST_PERSONS) break;
      const start = match.index + match[0].length;
      for (let length = 2; length <= (match[1]?.length ?? 0); length += 1)
        add(start, start + length, 'person');
    }
  for (const match of text.matchAll(ENDING)) {
    const end = match.index + match[0].length;
    let from = match.index;
    while (from > 0 && end - from < LONGEST_NAME && isNameUnit(text[from - 1])) from -= 1;
    const starts = beginnings(text, from, match.index);
    // The latest few beginnings are the likely ones; all of them would be a crowd of fragments.
    for (const begin of starts.slice(-6)) if (end - begin >= 3) add(begin, end, 'ending');
    if (starts.length > 6) add(starts[0] ?? from, end, 'ending');
  }
  return [...found.values()];
};

import type { Span } from './finding.ts';
import type { Prepared } from './prepare.ts';

/** Endings by which an organisation is known in a text, longest first. */
const ENDINGS: readonly string[] = `
  有限责任公司 股份有限公司 集团有限公司 有限公司 分公司 总公司 集团公司 劳务公司 公司 集团 项目部 项目 指挥部 工程局 建设局 教育局 卫生局
  公安局 管理局 财政局 人民政府 县政府 市政府 区政府 镇政府 政府 村委会 居委会 街道办 工作站 推广站 服务站 管理处 管委会 委员会 卫生院 医院 诊所
  幼儿园 小学 中学 一中 二中 三中 大学 学院 学校 技校 驾校 培训中心 运营中心 服务中心 中心 酒店 宾馆 会所 饭店 餐厅 酒楼 火锅店 专卖店 旗舰店
  超市 商场 商城 卖场 门店 店 电子厂 制衣厂 化工厂 钢铁厂 水泥厂 砖厂 工厂 总厂 分厂 厂 煤矿 矿业 矿 农场 林场 银行 信用社 保险 证券 基金
  电视台 报社 出版社 影视 传媒 科技 物流 快递 汽车 地产 置业 建筑 建工 建设 工地 标段 会展 网 早教 健身 养老公寓 公寓 小区 楼盘 花园 花城`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length);

const ENDING = new RegExp(`(?:${ENDINGS.join('|')})`, 'g');
/** What a name is made of. */
const NAME_UNIT = /[\u3400-\u9fffa-z0-9()·&\-+]/;
/** Words that end what stands before a name; the name begins after the last of them. */
const LEFT_EDGES = new RegExp(
  '(?:请求|恳请|帮忙|解决|投诉|举报|反映|关于|咨询|请问|要求|控诉|揭露|曝光|质疑|追讨|讨要|调查|督促|查处|处理|责令|强烈|实名|' +
    '我们是|我是|本人是|我在|本人在|我们在|就职于|任职于|入职于|入职|进入|供职|受雇于|名为|名叫|叫做|承建商|施工单位|开发商|建设单位|总包|分包|承包商|发包|' +
    '我们|本人|我|他们|在|于|由|与|和|及|被|向|到|对|给|至|从|为|是|叫|了|的|该|这家|那家|一家|某家|多家|家|现|原|系|跟|让|找|去|来|说|称|将|等|或|且|又|也|都|因|但|而|则|如果|所有|下属|旗下|通过|经|' +
    '老板|工人|员工|职工|农民工|被告|违法|无良|黑心|拖欠|欠|发现|位于|坐落|还有|以及|希望|目前|现在|今年|去年|每次|必须|其|把|使|要|会|能|可|不|没|有|做|干|上|下|里|内|外|前|后|时|年|月|日|号|个|名|些|多)',
  'g',
);
/** Not names, though they end like one. */
const GENERIC =
  /^(?:我|我们|本|贵|该|此|这|那|某|各|全|总|分|子|母|原|新|老|大|小|外|国|私|民营|国有|国营|国企|外资|外包|物业|劳务|建筑|房地产|保险|上市|互联网|科技|投资|中介|人力|派遣|开发|施工|有些|很多|许多|一些|部分|其他|其它|任何|所在|有关|相关|用人|当地|市|县|区|镇|省|人民|各级|地方|村|街道)?(?:家|个|所|间)?(?:有限责任公司|股份有限公司|有限公司|分公司|总公司|集团公司|劳务公司|公司|集团|项目部|项目|政府|县政府|市政府|区政府|镇政府|人民政府|医院|学校|小学|中学|大学|学院|幼儿园|中心|酒店|饭店|餐厅|超市|商场|门店|店|工厂|厂|煤矿|矿|银行|保险|证券|基金|科技|物流|快递|汽车|地产|建筑|建设|工地|网|早教|健身|公寓|小区|楼盘|花园|教育局|公安局|卫生局|建设局|财政局|管理局|管委会|委员会|村委会|驾校|传媒|影视)$/;
const OFFICES =
  /(?:劳动局|人社局|劳动监察|法院|仲裁委|信访|派出所|公安局|住建局|检察院|人民政府|市政府|县政府|区政府|镇政府|纪委|劳动部门|教育局|财政局|管理局|公积金中心)$/;

/** An organisation named in the text; spans count in the normalised text. */
export type EmployerCandidate = Span & {
  readonly name: string;
  /** How the name was recognised. */
  readonly by: 'ending' | 'headline' | 'role';
  readonly score: number;
};

const LONGEST_NAME = 30;

const trimLeft = (text: string, start: number, end: number): number => {
  let from = start;
  const said = text.slice(start, end);
  for (const match of said.matchAll(LEFT_EDGES)) {
    const edge = match.index + match[0].length;
    if (said.length - edge >= 3) from = start + edge;
  }
  return from;
};

const endingCandidates = (prepared: Prepared): EmployerCandidate[] => {
  const { text } = prepared;
  const candidates: EmployerCandidate[] = [];
  for (const match of text.matchAll(ENDING)) {
    const end = match.index + match[0].length;
    if (
      NAME_UNIT.test(text[end] ?? '') &&
      /(?:公司|集团)$/.test(match[0]) &&
      /^(?:公司|集团)/.test(text.slice(end, end + 2))
    )
      continue;
    let start = match.index;
    while (start > 0 && end - start < LONGEST_NAME && NAME_UNIT.test(text[start - 1] ?? '')) start -= 1;
    start = trimLeft(text, start, end);
    const name = text.slice(start, end);
    if (name.length < 4 || GENERIC.test(name)) continue;
    let score = match[0].length >= 4 ? 2 : /公司|集团|厂/.test(match[0]) ? 1.5 : 1;
    if (OFFICES.test(name)) score -= 1.5;
    candidates.push({ start, end, name, by: 'ending', score });
  }
  return candidates;
};

const HEADLINE =
  /^(?:(?:如何看待|怎么看待|如何评价|网传|传|曝|网曝|消息称|为什么|突发|官方回应|央视调查|央视曝光|董事长回应|知情人士回应|员工称|有消息称|今日|近日)[ 「"“]*)*([^,。!?;:「」"“”\n]{2,24}?)(?:旗下|创始人|董事长|ceo|老板|员工|前员工|高管|母公司|内部)?(?:再次|又|已|将|要|或将|或|疑似|疑|突然|正式|深夜|今年|下半年|计划|大规模|大幅度|大幅|全球|全员|集体|开始|启动|新一轮|被曝|被指|被爆|曝|宣布|确认|回应|否认|承认|澄清|辟谣|发布|申请|被申请|进入|面临|陷入|濒临|拟|不|没有|并未|未|从未|绝不|疯狂|突发|暴力|低调|拖欠|欠)*(?:裁员|裁|降薪|破产|停产|停工|倒闭|跑路|失联|欠薪|讨薪|关店|关闭|解散|停业|停运|辞退|优化|违约|爆雷|暴雷|拖欠|未缴|欠缴|闭店|关停|清退|退出|重整)/;

const headlineCandidate = (prepared: Prepared): EmployerCandidate[] => {
  const { text, bodyStart } = prepared;
  const head = bodyStart > 0 ? text.slice(0, bodyStart - 1) : text.slice(0, 80);
  const match = HEADLINE.exec(head);
  const name = match?.[1]?.trim();
  if (match === null || name === undefined || name.length < 2 || name.length > 14) return [];
  if (
    /(?:女子|男子|公司|企业|老板|员工|员|工|人|潮|厂|店|我|你|被|网友|工人|大厂|行业|工厂|机构|业)$/.test(
      name,
    ) &&
    name.length < 6
  )
    return [];
  if (/[被把让使对]/.test(name)) return [];
  const start = head.indexOf(name, match.index);
  return [{ start, end: start + name.length, name, by: 'headline', score: 1.2 }];
};

/** Organisations that the text may be about, in text order. */
export const employerCandidates = (prepared: Prepared): EmployerCandidate[] =>
  [...endingCandidates(prepared), ...headlineCandidate(prepared)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );

/**
 * The employer that the text is about, or null: the candidate with most for it, in its longest form. What stands in the
 * title, near a statement of risk, or again and again has more for it; offices complained to have less.
 */
export const employerOf = (prepared: Prepared, triggers: readonly Span[]): EmployerCandidate | null => {
  const candidates = employerCandidates(prepared);
  let best: EmployerCandidate | null = null;
  let bestScore = 0.5;
  for (const candidate of candidates) {
    let { score } = candidate;
    if (candidate.start < prepared.bodyStart) score += 1.5;
    const distance = Math.min(...triggers.map(({ start }) => Math.abs(start - candidate.end)), 400);
    score += Math.max(0, 1 - distance / 60);
    score +=
      0.2 *
      Math.min(
        4,
        candidates.filter(({ name }) => name.includes(candidate.name) || candidate.name.includes(name))
          .length,
      );
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  if (best === null) return null;
  const { name } = best;
  const longer = candidates.filter(
    (other) => (other.name !== name && other.name.endsWith(name)) || isLongerForm(other.name, name),
  );
  return longer.reduce((longest, other) => (other.name.length > longest.name.length ? other : longest), best);
};

/** `山千制药` within `西地省山千制药机械股份有限公司`: every character in order, and the short one's start inside. */
const isLongerForm = (long: string, short: string): boolean =>
  long.length > short.length && long.includes(short.replace(/(?:公司|集团)$/, '')) && short.length >= 4;

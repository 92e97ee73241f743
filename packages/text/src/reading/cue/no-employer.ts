import type { EmployerCandidate } from '../employer/employer-candidates.ts';
import { employerCandidates } from '../employer/employer-candidates.ts';
import type { Span } from '../finding.ts';
import type { Prepared } from '../prepare.ts';
import { brandsIn } from './brands.ts';
import { gap, patternsIn } from './statement-patterns.ts';
import { subjectBefore } from './subject.ts';

/** Why a headline tells no particular employer's risk though it speaks of one, by the annotation guide. */
export type NoEmployerReason =
  /** A whole trade or kind of firm: 第一批剧本杀店开始倒闭了. */
  | 'trend'
  /** What firms do or should do, asked in general: 公司倒闭前有什么征兆. */
  | 'asked-in-general'
  /** Fiction, dream or banter: 电影里的讨薪桥段. */
  | 'in-play'
  /** Only supposed: 如果公司要裁掉一半人. */
  | 'supposed'
  /** Dismissed for what they did: 因触犯高压线被辞退. */
  | 'for-cause'
  /** What somebody did once dismissed: 被裁员后的黄金一小时. */
  | 'afterwards'
  /** Paid by now: 欠薪已全部付清. */
  | 'paid'
  /** It did not happen: 台风天工厂未停工. */
  | 'not-so'
  /** Insured, at last: 某平台为骑手缴社保. */
  | 'insured'
  /** A person in debt: 某歌手被限制高消费. */
  | 'person-in-debt'
  /** Somebody fled who employs nobody: 店员卷款跑路. */
  | 'person-fled'
  /** A creature: 扇贝又跑路了. */
  | 'creature'
  /** A model that is no longer made: 某车a级停产. */
  | 'product'
  /** Told to all of a kind: 足协要求各俱乐部解决欠薪. */
  | 'all-of-a-kind';

const BREACH = '(?:违规|违纪|触犯|舞弊|贪腐|腐败|受贿|高压线|红线|末位)';
const DISMISSED = '(?:辞退|开除|解雇|淘汰)';

/** A reason that the words alone give. */
type Rule = {
  readonly reason: NoEmployerReason;
  readonly pattern: RegExp;
  /** Where the headline says this too, the reason is none. */
  readonly unless?: RegExp;
};

/** Over normalised text; every quantifier is bounded. */
const RULES: readonly Rule[] = [
  { reason: 'in-play', pattern: /梦见|剧中|剧情|桥段|台词|游戏里|表情包|的表情|cue/ },
  { reason: 'supposed', pattern: /^(?:如果|假如|假设|要是|倘若)/ },
  {
    // 违规裁员 is what an employer does, and no cause.
    reason: 'for-cause',
    pattern: new RegExp(
      `(?:因|反)[^。!?;\\n]{0,6}${BREACH}[^。!?;\\n]{0,10}(?:${DISMISSED}|被裁)|${DISMISSED}[^。!?;\\n]{0,4}${BREACH}|反舞弊[^。!?;\\n]{0,12}${DISMISSED}`,
    ),
  },
  {
    reason: 'paid',
    pattern:
      /已(?:经)?(?:全部|全额|足额)?(?:付清|结清|发放|补发|清偿|缴纳|补缴|支付|到账)|全部(?:付清|清偿|结清|兑付)|补偿到位|补缴员工/,
    unless: /怎么办|跑了/,
  },
  { reason: 'not-so', pattern: /(?:未|没有?)(?:停工|停产|停业|裁员|倒闭|破产|跑路)/ },
  {
    reason: 'insured',
    pattern: new RegExp(`(?:为|给)${gap(8)}骑手${gap(6)}(?:缴|上|交)${gap(3)}(?:社保|五险)`),
  },
  {
    reason: 'person-fled',
    pattern: new RegExp(
      `(?:销冠|店员|员工|会计|出纳|保姆|快递员|司机|徒弟|签售姐?|站姐|吧主|粉头|应援|发行人)${gap(14)}(?:跑路|失联|卷款|卷走)`,
    ),
  },
  {
    reason: 'creature',
    pattern: /(?:扇贝|猫|狗|鸡|蛇|鳄鱼|猴|鸟|熊|猪|羊|牛|鱼|海鲜)(?:又|集体|都)?(?:跑路|失联)/,
  },
  {
    reason: 'product',
    pattern: /(?:\d|[a-z\d] ?(?:级|系列|款|车型|版))(?:被曝|确认|宣布|正式|已经?|即?将|或|全面){0,4}停产/,
  },
  { reason: 'all-of-a-kind', pattern: /各(?:家)?(?:俱乐部|球队)|职业(?:足球)?俱乐部欠薪/ },
];

const AFTERWARDS = /被(?:通知)?(?:裁员?|拖欠(?:工资)?|辞退|开除)(?:之后|以后|后|的黄金)/;

const ASKS = /\?|怎么办|如何|为什么|什么|吗$|该不该/;
const OF_ANY_FIRM = new RegExp(
  [
    `^(?:企业|公司|单位|用人单位)(?!回应)${gap(14)}(?:怎么办|如何|怎样|怎么|该不该|吗)`,
    `(?:公司|企业|单位)${gap(4)}可以${gap(12)}吗`,
    `为什么说?${gap(3)}(?:一个|有的|很多|大多|有些|某些|不少)`,
  ].join('|'),
);
/** One firm, though its name is left out: 某村办企业, 我们厂. */
const ONE_OF_THEM = new RegExp(
  `(?:一|某|村)${gap(6)}(?:企业|公司|厂|店)|我|上周|当天|勒令|被曝|厂长|\\d{2,} ?(?:名|人|天)`,
);

const IN_DEBT = /被执行|老赖|限制高消费|被限高|强制执行|执行超|失信/;
const FIRM = /公司|集团|企业|厂|店|医院|学校|股份|工作室|银行|俱乐部|地产|有限|法人|代表人|创始/;

/** Names by their form; runs of words may be anything, unless they end as firms do. */
const NAMING: ReadonlySet<EmployerCandidate['by']> = new Set(['ending', 'brand', 'quoted', 'latin']);
const FIRM_ENDS = '公司|集团|医院|学校|小学|中学|大学|幼儿园|银行';
const ENDS_AS_FIRM = new RegExp(`..(?:${FIRM_ENDS})$`);
/** The same of what may be a kind of firm as well: 禾嘉面粉厂, but 剧本杀店. */
const ENDS_AS_ANY_FIRM = new RegExp(
  `..(?:${FIRM_ENDS}|厂|店|馆|院|社|行|城|企业|汽车|影业|影视|传媒|科技|地产|置业|乳业|食品|证券|小贷|机器人|半导体|电子|纺织|教育)$`,
);

const namesSomebody = (prepared: Prepared, head: Span, ends = ENDS_AS_FIRM): boolean => {
  const brands = brandsIn(prepared.text, head.end);
  return (
    brands.length > 0 ||
    employerCandidates(prepared).some(({ by, name }) => NAMING.has(by) || ends.test(name)) ||
    prepared.triggers.some(
      ({ start, end }) =>
        end <= head.end && subjectBefore(prepared.text, start, brands).kind === 'named-person',
    )
  );
};

const isPersonInDebt = ({ text }: Prepared, head: Span, said: string): boolean => {
  const debt = IN_DEBT.exec(said);
  if (debt === null || FIRM.test(said)) return false;
  const brands = brandsIn(text, head.end);
  const { kind } = subjectBefore(text, head.start + debt.index, brands);
  return brands.length === 0 && (kind === 'named-person' || kind === 'person');
};

/** The head up to its first mark: what is told; a question on it, as forums add, may be on the whole trade. */
const firstClause = (text: string, { start, end }: Span): Span => {
  const length = text.slice(start, end).search(/[,。!?;]/);
  return { start, end: length === -1 ? end : start + length };
};

const isTrend = ({ text }: Prepared, head: Span, patterns: readonly string[]): boolean =>
  patterns.includes('begins-trend') ||
  patterns.includes('crowd-fails') ||
  (patterns.includes('explains-trend') &&
    patternsIn(text, firstClause(text, head)).includes('explains-trend'));

const asksInGeneral = (said: string, patterns: readonly string[]): boolean =>
  (OF_ANY_FIRM.test(said) ||
    (patterns.includes('firm-stopped') &&
      ASKS.test(said) &&
      !patterns.includes('own-firm') &&
      !patterns.includes('worked-there'))) &&
  !ONE_OF_THEM.test(said);

/**
 * Why a headline (a short text without title) tells no employer's risk, or null; of a longer text the first sentence says too
 * little. `patterns`: the statement patterns that it shows. The rules were found by looking at false alarms, and each
 * was kept for being right of 5,301 judged and invented headlines beside the gold: of 110 that give a reason none states an employer's
 * risk (docs/model-cards/reading.md).
 */
export const noEmployerReason = (
  prepared: Prepared,
  head: Span,
  patterns: readonly string[],
): NoEmployerReason | null => {
  if (head.end < prepared.text.length) return null;
  const said = prepared.text.slice(head.start, head.end);
  const rule = RULES.find(({ pattern, unless }) => pattern.test(said) && unless?.test(said) !== true);
  if (rule !== undefined) return rule.reason;
  if (isPersonInDebt(prepared, head, said)) return 'person-in-debt';
  if (AFTERWARDS.test(said) && !namesSomebody(prepared, head)) return 'afterwards';
  if (isTrend(prepared, head, patterns) && !namesSomebody(prepared, head)) return 'trend';
  return asksInGeneral(said, patterns) && !namesSomebody(prepared, head, ENDS_AS_ANY_FIRM)
    ? 'asked-in-general'
    : null;
};

import type { EmployerCandidate } from '../employer/employer-candidates.ts';
import { employerCandidates } from '../employer/employer-candidates.ts';
import type { Span } from '../finding.ts';
import type { Prepared } from '../prepare.ts';
import { brandsIn } from './brands.ts';
import { subjectBefore } from './subject.ts';

/** Why a headline tells no particular employer's risk though it speaks of one, by the annotation guide. */
export type NoEmployerReason =
  /** A whole trade or kind of firm: 第一批剧本杀店开始倒闭了. */
  | 'trend'
  /** What firms do or should do, asked in general: 公司倒闭前有什么征兆. */
  | 'asked-in-general'
  /** Fiction, dream or banter: 电影里的讨薪桥段. */
  | 'in-play'
  /** Dismissed for what they did: 因触犯高压线被辞退. */
  | 'for-cause'
  /** Paid by now: 欠薪已全部付清. */
  | 'paid'
  /** A person in debt: 某歌手被限制高消费. */
  | 'person-in-debt';

const ASKS = /\?|怎么办|如何|为什么|什么|吗$|该不该/;
const IN_PLAY = /梦见|剧中|剧情|桥段|台词|游戏里|表情包|的表情|cue/;
const BREACH = '(?:违规|违纪|触犯|舞弊|贪腐|腐败|受贿|高压线|红线|末位)';
const DISMISSED = '(?:辞退|开除|解雇|淘汰)';
/** 违规裁员 is what an employer does, and no cause. */
const FOR_CAUSE = new RegExp(
  `(?:因|反)[^。!?;\\n]{0,6}${BREACH}[^。!?;\\n]{0,10}(?:${DISMISSED}|被裁)|${DISMISSED}[^。!?;\\n]{0,4}${BREACH}|反舞弊[^。!?;\\n]{0,12}${DISMISSED}`,
);
const PAID =
  /已(?:经)?(?:全部|全额|足额)?(?:付清|结清|发放|补发|清偿|缴纳|补缴|支付|到账)|全部(?:付清|清偿|结清|兑付)|补偿到位|补缴员工/;
const IN_DEBT = /被执行|老赖|限制高消费|被限高|强制执行|执行超|失信/;
const FIRM = /公司|集团|企业|厂|店|医院|学校|股份|工作室|银行|俱乐部|地产|有限|法人|代表人|创始/;

/** Names by their form; runs of words may be anything, unless they end as firms do. */
const NAMING: ReadonlySet<EmployerCandidate['by']> = new Set(['ending', 'brand', 'quoted', 'latin']);
const ENDS_AS_FIRM = /..(?:公司|集团|医院|学校|小学|中学|大学|幼儿园|银行)$/;

const namesSomebody = (prepared: Prepared, head: Span): boolean => {
  const brands = brandsIn(prepared.text, head.end);
  return (
    brands.length > 0 ||
    employerCandidates(prepared).some(({ by, name }) => NAMING.has(by) || ENDS_AS_FIRM.test(name)) ||
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

/**
 * Why a headline (a short text without title) tells no employer's risk, or null; of a longer text the first sentence says too
 * little. `patterns`: the statement patterns that it shows. Each reason was kept for being right of 4,554 headlines judged by a language
 * model, read by a model that had not seen them: 22 false alarms fall away, and no employer's risk.
 */
export const noEmployerReason = (
  prepared: Prepared,
  head: Span,
  patterns: readonly string[],
): NoEmployerReason | null => {
  if (head.end < prepared.text.length) return null;
  const said = prepared.text.slice(head.start, head.end);
  if (IN_PLAY.test(said)) return 'in-play';
  if (FOR_CAUSE.test(said)) return 'for-cause';
  if (PAID.test(said)) return 'paid';
  if (isPersonInDebt(prepared, head, said)) return 'person-in-debt';
  const isTrend = ['explains-trend', 'begins-trend', 'crowd-fails'].some((id) => patterns.includes(id));
  const asks =
    patterns.includes('firm-stopped') &&
    ASKS.test(said) &&
    !['own-firm', 'worked-there'].some((id) => patterns.includes(id));
  if ((!isTrend && !asks) || namesSomebody(prepared, head)) return null;
  return isTrend ? 'trend' : 'asked-in-general';
};

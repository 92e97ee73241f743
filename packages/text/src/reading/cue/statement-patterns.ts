import { buildWordTable } from '../../match/word-table.ts';
import type { Span } from '../finding.ts';
import { neededWords } from './needed-words.ts';

/** A way in which texts state a risk, a doubt or a mere question; whether it is meant is for the model to say. */
export type StatementPattern = {
  readonly id: string;
  readonly pattern: RegExp;
};

/** Source of a pattern: up to `most` units that end no clause. */
export const gap = (most: number): string => `[^,。!?;\\n]{0,${most}}?`;
const PAY =
  '(?:工资|薪水|薪资|薪酬|工钱|劳务费|民工款|血汗钱|工程款|奖金|绩效|年终奖|提成|加班费|补贴|津贴|补偿金|赔偿金|劳动报酬|人工费|片酬|欠款)';
const COVER = '(?:社保|公积金|五险|养老保险|医保|医疗保险|社会保险|工伤保险|失业保险|保险)';
const FIRM = '(?:公司|单位|厂|企业|集团|店|机构|学校|医院|幼儿园|项目部|平台|开发商)';
const HEAD = '(?:老板|包工头|负责人|法人|开发商|公司|董事长|实控人|创始人|商家|机构|总经理|代表人|股东|ceo)';

/** Every quantifier is bounded, so that matching stays linear. Over normalised text. */
const STATEMENT_PATTERNS: readonly StatementPattern[] = [
  { id: 'owes-pay', pattern: new RegExp(`(?:拖欠|欠|克扣|扣发|扣押|扣)(?:了|着|发)?${gap(14)}${PAY}`) },
  {
    id: 'pay-not-paid',
    pattern: new RegExp(
      `${PAY}${gap(12)}(?:未发|没发|未付|没付|不发|不给|未支付|没支付|没有发|没有支付|拖欠|拖着|没拿到|没结|未结|一直没|至今没|至今未|不结|发不出|未到位|没到位|没有到位|未落实|没给|未给)`,
    ),
  },
  {
    id: 'not-pay-pay',
    pattern: new RegExp(
      `(?:不发|没发|未发|没有发|不给|没给|未付|没付|不付|拒付|未支付|不支付|没支付|没有支付|拒不支付|少发|停发)(?:放)?${gap(8)}${PAY}`,
    ),
  },
  { id: 'demands-pay', pattern: new RegExp(`(?:讨薪|讨要|追讨|讨回|索要|要回|追要)${gap(10)}(?:${PAY}|)`) },
  {
    id: 'not-cover',
    pattern: new RegExp(
      `(?:未|没|不|没有|从未|从不|拒绝|欠|少|漏|断|停)(?:有|给|为|帮|按时|足额|依法|按规定)?${gap(10)}(?:交|缴|买|办理|参)${gap(6)}${COVER}`,
    ),
  },
  {
    id: 'cover-not',
    pattern: new RegExp(`${COVER}${gap(8)}(?:未|没|不|欠|断|停|少)(?:有)?(?:给)?(?:交|缴|买|购|办|保|费)`),
  },
  {
    id: 'head-gone',
    pattern: new RegExp(`${HEAD}${gap(8)}(?:跑路|失联|跑了|不见|联系不上|逃|失踪|不知去向|躲|找不到|消失)`),
  },
  {
    id: 'firm-stopped',
    pattern: new RegExp(`${FIRM}${gap(8)}(?:停产|停工|停业|倒闭|关门|关停|解散|歇业|破产|注销|停办)`),
  },
  {
    id: 'ordered-to-stop',
    pattern: new RegExp(`(?:责令|勒令|被|要求)${gap(8)}(?:停业|停产|停工|关停|关闭|整顿|整改|吊销)`),
  },
  {
    id: 'seized',
    pattern: new RegExp(`(?:账户|账号|资产|土地|房屋|房产|楼盘|股权|公司|财产)${gap(10)}(?:冻结|查封)`),
  },
  {
    id: 'cash-out',
    pattern:
      /资金(?:链)?(?:断|紧张|不足|困难|不够|出现问题|问题|周转)|资不抵债|无力(?:偿还|支付|承担)|没钱|没有钱/,
  },
  {
    id: 'unfinished',
    pattern: new RegExp(
      `(?:烂尾|停工)${gap(10)}(?:年|月|至今)|(?:工地|项目|楼盘|工程|小区)${gap(8)}(?:烂尾|停工)`,
    ),
  },
  {
    id: 'lays-off',
    pattern: new RegExp(`(?:裁员|裁掉|裁减|辞退|遣散|优化)${gap(6)}(?:\\d|[一二三四五六七八九十百千万])`),
  },
  { id: 'cuts-pay', pattern: new RegExp(`(?:降薪|减薪|降低${gap(2)}工资|工资${gap(4)}(?:降|减|少了))`) },
  { id: 'own-firm', pattern: /(?:我们?|本|俺)(?:所在的?|们的?)?(?:公司|单位|厂|店|企业|学校|医院|部门)/ },
  {
    id: 'worked-there',
    pattern: new RegExp(
      `(?:我|本人|我们|我爸|我老公|我父亲)${gap(10)}(?:上班|工作|打工|做工|务工|干活|入职|就职|任职|员工|工人|职工)`,
    ),
  },
  {
    id: 'refuted',
    pattern:
      /不实|谣言|辟谣(?!后)|澄清(?!后)|否认(?!后)|不是(?:降薪|裁员|倒闭|破产|跑路|欠薪|停产)|不属实|子虚乌有|造谣|失实|不存在|误读|假消息|从未(?:裁员|拖欠|欠薪|跑路)|不会(?:裁员|跑路|倒闭|破产|降薪)|不裁员|没有(?:跑路|裁员|倒闭|破产)/,
  },
  {
    id: 'rumour',
    pattern:
      /网传|传闻|疑似|疑|据传|传(?!统|承|播|染|销|奇|媒|记|说|导|唤|递)|或将|恐|濒临|爆料|曝|消息称|听说|据悉/,
  },
  {
    id: 'settled',
    pattern:
      /已(?:经)?(?:结清|发放|支付|付清|解决|补发|缴纳|补缴|到账|复工|复产|恢复|签收)|讨回|拿到了?(?:工资|欠薪)|全部(?:发放|结清|付清)|恢复(?:营业|生产|正常)|重新(?:开业|营业)/,
  },
  {
    id: 'consults',
    pattern:
      /怎么办|如何维权|如何追讨|如何避免|怎样|合法吗|能赔|该不该|要不要|如何选择|是什么体验|什么感受|你会|你经历|你见过|如何计算|怎么补偿|有哪些(?:坑|套路)|值得去吗|什么情况下|会怎么样|如果|假如|万一|如何做|如何才能|才能(?:彻底)?不|没有证据|应优先|会采用|为什么说|哪怕|要是|倘若|会不会/,
  },
  {
    id: 'explains-trend',
    pattern:
      /为什么(?:很多|企业|公司|现在|大厂|互联网|越来越)|(?:裁员|倒闭|降薪|跑路|欠薪)(?:潮|现象|问题|难题|概率|算法|标准|通知)|多家|各地|纷纷|接连|扎堆|批量|行业|大厂|年轻人|中年人|打工人/,
  },
  {
    id: 'rule-maker',
    pattern:
      /条例|办法|规定|新规|政策|专项|治理|整治|督办|最高法|人社部|人社局|国务院|工信部|央行|住建|税务|建议|代表|委员|司法解释|发文|出台|印发|通知要求|挂牌|试点|意见/,
  },
  {
    id: 'product',
    pattern:
      /(?:iphone|ipad|胶卷|车型|手机|机器人|药(?![厂企房店业])|pro|系列|款|燃油车|油车|车系|型号|显卡|相机|纪念钞|鞋|口味|模型|plus|max|mini|one)[^,。!?;\n]{0,8}停产|停产[^,。!?;\n]{0,4}(?:iphone|ipad|车型|的|降价|了吗|名单|产品|机)|停产[^,。!?;\n]{0,9}(?:机器人|系列|车型|显卡|手机|版本)|[a-z\d] ?(?:主机|版)?(?:被曝|或|宣布|正式|即将|将|已|全面){0,3}停产/,
  },
  {
    id: 'whole-region',
    pattern:
      /(?:全省|全市|全县|全区|全国|各类|多地|等地|部分企业|所有企业)[^,。!?;\n]{0,10}(?:停产|停工|停业|停课)|停工停(?:课|产|运)|台风|暴雨|高温|疫情/,
  },
  {
    id: 'reverse',
    pattern: /反向讨薪|逆向讨薪|逆向讨薪|自愿降薪|主动降薪|主动离职|降薪求职|降薪跳槽|放弃社保/,
  },
  { id: 'claws-back', pattern: /(?:反向|逆向)(?:讨薪|追薪|索薪)|向员工[^,。!?;\n]{0,4}讨薪/ },
  {
    id: 'begins-trend',
    pattern:
      /(?:开始|悄悄|不断|频频|接连|越来越多|第一批|首批|一大批|大批|密集|正在消失|陆续|轮番)[^,。!?;\n]{0,6}(?:倒闭|破产|裁员|裁人|关店|闭店|关门|跑路|停产|停工|降薪|爆雷)/,
  },
  {
    id: 'covers',
    pattern: new RegExp(`(?:为|给|替|帮)(?!什么)${gap(12)}(?:缴纳|缴交|缴|买|上|交)(?:了)?${gap(3)}${COVER}`),
  },
  {
    id: 'state-acts',
    pattern:
      /(?:美国|美|英国|日本|韩国|德国|法国|印度|阿根廷|俄罗斯|加拿大|澳大利亚|联邦|特朗普|拜登)[^,。!?;\n]{0,4}(?:政府|教育部|国防部|财政部|国务院|国税局|气象局|林务局|邮政局|劳工部|能源部|卫生部|外交部|开发署|总署|军方|国会|航天局|宇航局)|白宫|五角大楼|(?<![a-z])(?:fbi|cia|nasa|usaid|irs|doge)(?![a-z])/,
  },
  {
    id: 'asks-own',
    pattern: /被裁员?(?:了|后|的我)|被辞退(?:了|后|怎么)|我被|让我|老板让|领导让|同事|面试|offer|入职当天/,
  },
  {
    id: 'buyer',
    pattern:
      /业主|购房|交房|退房|会员|充值|办卡|退费|退款|学费|消费者|车主|家长|预付|定金|出借人|投资人|储户/,
  },
  { id: 'retired', pattern: /退休|民办教师|代课|下岗职工|改制|编制|退役|退伍|遗属|抚恤/ },
  {
    id: 'person-broke',
    pattern:
      /(?:丈夫|妻子|老公|富翁|富豪|女星|男星|演员|歌手|明星|网红|导演|董事长|堂妹|影帝|影后|世子|大佬|女王|夫妻|家族|豪门)[^,。!?;\n]{0,8}破产|身家[^,。!?;\n]{0,6}破产|破产(?:姐妹|兄弟|的我|后卖|流浪|富|董事长|男|女)/,
  },
  {
    id: 'crowd-fails',
    pattern:
      /(?:\d{2,12}|[十百千万亿几数多])[万千百]?[余多]?(?:家|户)(?!门?店|分店)[^,。!?;\n]{0,10}(?:倒闭|破产)|(?:倒闭|破产)[超近约]?[\d一二三四五六七八九十百千]{1,12}[万千百][余多]?家|(?:集体|批量|成片|扎堆)[^,。!?;\n]{0,4}(?:倒闭|破产)/,
  },
  {
    id: 'place-broke',
    pattern:
      /(?:[\u3400-\u9fff](?<!集|超|夜|城)市|郡|政府)(?:宣布|已|事实性|正式|濒临|面临|实质性|或|将){0,3}破产/,
  },
];

const neededOf = STATEMENT_PATTERNS.map(({ id, pattern }) => {
  const needed = neededWords(pattern.source);
  if (needed === null) throw new Error(`statement pattern ${id} matches without any word`);
  return needed;
});
const words = [...new Set(neededOf.flat())];
/** For each word the patterns that need it or another. */
const wakes = words.map((word) =>
  neededOf.flatMap((needed, pattern) => (needed.includes(word) ? [pattern] : [])),
);
const table = buildWordTable(words);
const singles = new Map(
  words.flatMap((word, place) => (word.length === 1 ? [[word.charCodeAt(0), place] as const] : [])),
);

/** Words of the present text up to `until`, by where they begin: several stretches of it are asked about, one after another. */
let present = '';
let until = 0;
let found: { readonly word: number; readonly start: number; readonly end: number }[] = [];

const findWords = (text: string, to: number): void => {
  if (text !== present) {
    present = text;
    until = 0;
    found = [];
  }
  const note = (word: number, start: number, end: number): void => void found.push({ word, start, end });
  for (let at = table.next(text, until, to); at < to; at = table.next(text, at + 1, to)) {
    const single = singles.get(text.charCodeAt(at));
    if (single !== undefined) note(single, at, at + 1);
    table.walk(text, at, (word, end) => note(word, at, end));
  }
  until = Math.max(until, to);
};

/** Place of the first word that begins at `start` or later: a long text has many stretches and many words. */
const firstFrom = (start: number): number => {
  let low = 0;
  for (let high = found.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.start ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Ids of the patterns that a stretch of the text shows. */
export const patternsIn = (text: string, { start, end }: Span): string[] => {
  findWords(text, end);
  const awake = new Set<number>();
  for (let place = firstFrom(start); place < found.length; place += 1) {
    const hit = found[place];
    if (hit === undefined || hit.start >= end) break;
    if (hit.end <= end) for (const pattern of wakes[hit.word] ?? []) awake.add(pattern);
  }
  if (awake.size === 0) return [];
  const said = text.slice(start, end);
  return STATEMENT_PATTERNS.filter(({ pattern }, place) => awake.has(place) && pattern.test(said)).map(
    ({ id }) => id,
  );
};

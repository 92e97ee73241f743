import { type BrandHit, brandsIn } from './brands.ts';
import type { Span } from '../finding.ts';
import { SURNAMES } from './surnames.ts';

/** What stands before a trigger as the one who did it, and the words between. */
export type Subject = {
  readonly kind:
    | 'brand'
    | 'brand-abroad'
    | 'company'
    | 'person'
    | 'named-person'
    | 'many'
    | 'state'
    | 'place'
    | 'none'
    | 'other';
  /** Words between subject and trigger: 将, 宣布, 大规模 … */
  readonly between: readonly string[];
  readonly span: Span;
};

/** Words that stand between subject and verb, longest first. */
const BETWEEN = `
  被曝出 被曝 被指 被爆 被申请 被责令 被勒令 被通知 被要求 被强制 被要 被迫 被 正式发布 正式宣布 正式 突然宣布 突然 深夜 宣布将 宣布全面 宣布 确认将 确认 承认 回应被 回应称 回应疑 回应 否认将 否认
  澄清 辟谣 官宣 发布 公告 通知 计划 拟 预计 将要 将在 将对 将再次 将再 将 或将 或面临 或 可能 疑似 疑 即将 已经 已全面 已全部 已 再次 再度 再 又 开始 启动 开启 新一轮 第二轮 首次 大规模 大幅度 大幅
  大量 大面积 大 全面 全部 全员 全球 集体 整体 部分 持续 连续 继续 批量 暴力 低调 悄悄 疯狂 违法 变相 恶意 涉嫌 面临 陷入 濒临 走向 进入 申请 宣告 传出 传 没有 不会 不再 并未 从未 未 不 绝不 无
  因 为 约 近 超 要 也 都 在 对 向 其 的 了 内部 旗下 公司 今年 去年 年底 下半年 上半年 本月 近期 近日 目前 早已 将会 有 遭 遭遇 员工 进行 长期 多次 至今 无故 拖欠 欠 停产 停工 裁员 降薪 破产 倒闭`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length);

/** The same by their last character: most places end in none. */
const BETWEEN_BY_END = new Map<string, string[]>();
for (const word of BETWEEN) {
  const end = word.slice(-1);
  BETWEEN_BY_END.set(end, [...(BETWEEN_BY_END.get(end) ?? []), word]);
}

const COMPANY_END =
  /(?:公司|集团|企业|工厂|厂|店|门店|机构|平台|医院|学校|小学|中学|大学|学院|幼儿园|酒店|餐厅|银行|超市|商场|中心|工地|项目|项目部|剧组|俱乐部|老板|厂家|商家|品牌|包工头|开发商|私募|app|影院|健身房|理发店|单位|科技|教育|汽车|传媒|影视|文化|航空|物流|局|政府|站)$/;
const PERSON_END =
  /(?:女子|男子|小伙|女生|男生|女孩|男孩|网友|员工|工人|农民工|民工|职工|人|者|博士|大学生|老人|夫妻|教练|老师|教师|司机|骑手|保安|护士|医生|领导|同事|朋友|你|我|他|她|导演|演员|歌手|明星|妻子|丈夫|父亲|母亲|爸|妈|主播|程序员|应届生|00后|90后|80后|女员工|律师|专家)$/;
const MANY_END =
  /(?:多家|各地|全国|全省|全市|全县|大厂|行业|互联网|大量|多地|企业们|车企|房企|巨头们|公司们|集体|纷纷|家|业|国企|外企|私企|民企|中小企业|医院|高校|城市|地区)$/;
const PLACE_END =
  /(?:省|市|县|区|镇|州|国|北京|上海|广州|深圳|天津|重庆|杭州|成都|武汉|西安|郑州|美国|日本|韩国|英国|德国|印度|香港|台湾|欧洲)$/;
/** Governments and their arms; what they dismiss or close is mostly no employer's risk. */
const STATE_END =
  /(?:政府|白宫|国务院|国会|议会|联邦|五角大楼|军方|军队|部队|海军|陆军|空军|fbi|cia|nasa|irs|doge|usaid|国税局|美联储|教育部|国防部|财政部|内政部|外交部|国际开发署|消防局|警局|警察局|大使馆|领事馆|州|联合国|世卫组织|欧盟|北约)$/;
/** A person by surname and given name, perhaps with what he is before it; foreign ones by the dot within. */
const NAMED_PERSON = new RegExp(
  `^(?:[\\u3400-\\u9fff]{0,8}(?:演员|导演|歌手|老板|富豪|首富|董事长|创始人|总裁|明星|艺人|影帝|影后|主播|作家|教授|包工头|选手|球星|主帅|教练))?(?:${SURNAMES}[\\u3400-\\u9fff]{1,2}|[\\u3400-\\u9fff]{1,6}·[\\u3400-\\u9fff]{1,6}|[\\u3400-\\u9fff](?:某|先生|女士|某某|总)[\\u3400-\\u9fff]?|马斯克|特朗普|拜登|扎克伯格|库克|贝佐斯|奥巴马|比尔盖茨|贝克汉姆|比伯)$`,
);
const BOUNDARY = /[,。!?;:\n「」"“”《》、…|]/;

/** The subject before `at` within the same clause of a normalised text. */
export const subjectBefore = (
  text: string,
  at: number,
  brands: readonly BrandHit[] = brandsIn(text, at),
): Subject => {
  const between: string[] = [];
  let end = at;
  while (between.length < 6) {
    while (end > 0 && text[end - 1] === ' ') end -= 1;
    const word = BETWEEN_BY_END.get(text[end - 1] ?? '')?.find(
      (candidate) =>
        text.endsWith(candidate, end) &&
        !brands.some((brand) => brand.end > end - candidate.length && brand.start < end),
    );
    if (word === undefined || word.length > end) break;
    between.push(word);
    end -= word.length;
  }
  while (end > 0 && /[ 「"“]/.test(text[end - 1] ?? '')) end -= 1;
  let start = end;
  while (start > 0 && end - start < 16 && !BOUNDARY.test(text[start - 1] ?? '')) start -= 1;
  const said = text.slice(start, end);
  const span = { start, end };
  if (said.trim() === '') return { kind: 'none', between, span };
  const brand =
    brands.find((hit) => hit.end <= end && hit.end > end - 1) ??
    brands.findLast((hit) => hit.start >= start && hit.end <= end);
  if (brand) return { kind: brand.abroad ? 'brand-abroad' : 'brand', between, span: brand };
  if (
    MANY_END.test(said) ||
    /(?:多家|多地|各地|不少|很多|大批|纷纷|这些|哪些|许多|所有|全省|全市|全县)/.test(said)
  )
    return { kind: 'many', between, span };
  if (PERSON_END.test(said)) return { kind: 'person', between, span };
  if (STATE_END.test(said)) return { kind: 'state', between, span };
  if (COMPANY_END.test(said)) return { kind: 'company', between, span };
  if (PLACE_END.test(said)) return { kind: 'place', between, span };
  // 公司 was passed over as if it stood between a name and its verb; here it is what is named.
  if (between.at(-1) === '公司') return { kind: 'company', between, span };
  if (NAMED_PERSON.test(said)) return { kind: 'named-person', between, span };
  return { kind: 'other', between, span };
};

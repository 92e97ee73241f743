/** What a head office's name ends in. */
const HEAD_ENDINGS = [
  '公司',
  '集团',
  '银行',
  '信用社',
  '合作社',
  '联社',
  '商行',
  '中心',
  '酒店',
  '学校',
  '医院',
];

/** What a branch's name ends in. An ordinary shop (…便民店) is none: it need not have a head. */
const BRANCH_ENDINGS = [
  '分公司',
  '子公司',
  '分店',
  '分厂',
  '分行',
  '支行',
  '分社',
  '分校',
  '分院',
  '分部',
  '分理处',
  '储蓄所',
  '营业部',
  '营业厅',
  '营业所',
  '门市部',
  '经营部',
  '服务部',
  '项目部',
  '销售部',
  '办事处',
  '连锁店',
  '专卖店',
  '加油站',
  '加气站',
  '工作站',
  '服务站',
  '营销部',
];

const IS_BRANCH = new RegExp(`(?:${BRANCH_ENDINGS.join('|')})$`);
const HEAD = new RegExp(`(?:${HEAD_ENDINGS.join('|')})`, 'g');
const MOST_HEADS = 3;
const SHORTEST_HEAD = 6;

/**
 * The names that the head of a branch may bear, the nearest first: 某油股份有限公司北京分公司第三加油站 belongs to
 * 某油股份有限公司北京分公司 where that is registered, else to 某油股份有限公司. Empty where the name is no branch's.
 * That a name is registered at all, and once only, is for the caller to find out.
 */
export const headNamesOf = (name: string): readonly string[] => {
  if (!IS_BRANCH.test(name)) return [];
  const heads: string[] = [];
  for (const match of name.matchAll(HEAD)) {
    const end = match.index + match[0].length;
    if (end >= SHORTEST_HEAD && end < name.length) heads.unshift(name.slice(0, end));
  }
  return heads.slice(0, MOST_HEADS);
};

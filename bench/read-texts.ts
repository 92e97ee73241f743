import { listFiles, readRows } from '@weisu/server';

/** A small seeded generator: the same texts on every run. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
};

/** What most texts are made of: nothing of the reader's field. */
const ORDINARY = [
  '今天上午召开工作会议，传达学习有关文件精神，部署下一阶段重点任务。',
  '希望有关部门尽快核实处理，给居民一个明确的答复，谢谢！',
  '小区物业长期不作为，电梯坏了两周没有人修，老人上下楼非常不方便。',
  '记者从发布会上获悉，全市上半年新增就业岗位八万余个，同比增长百分之五点三。',
  '请问办理居住证需要准备哪些材料，网上提交以后多久可以拿到证件？',
  '门前的公交站牌被大车撞倒以后一直没有人来修，晚上很不安全。',
  '我家的房屋在今年三月被列入改造范围，至今没有人上门测量。',
  '学校门口的道路已经挖开半年，下雨天满是泥水，希望早日完工。',
  '新开的社区医院设施齐全，看病方便了许多，大家都说好。',
  '据介绍，该项目总投资三点二亿元，建成后可以满足两万余人的用水需要。',
  '本周末将有一次冷空气过程，气温下降六到八度，请注意添加衣物。',
];

/** Words of the field in texts about something else: the reader looks more closely, and finds nothing. */
const NEAR = [
  '楼下的烧烤摊每天营业到凌晨两点，油烟很大，孩子没有办法休息。',
  '农机补贴的申请从下月一日开始，由村里统一收集材料。',
  '请问城乡居民医保在外地怎么报销，需要带哪些票据？',
  '租房合同的范本可以在网上下载，一式两份，双方各执一份。',
  '孩子今年夏天毕业，请问档案应当转到哪里，要办什么手续？',
];

const OF_CONCERN = [
  '我们在工地上干了三个月，到现在一分钱工资都没有拿到，找项目经理他说等甲方结款。',
  '公司从去年十月起拖欠社保，仓库里的货也被供应商拉走，听说老板已经联系不上了。',
  '幼儿园突然通知停办，家长预交的学费没有退还，老师的工资也压了两个月。',
  '厂里上个月停产，两百多名工人被要求回家等通知，没有说法也没有生活费。',
];

/** One text in so many speaks of an employer in trouble: about as many as of a citizens' desk. */
const CONCERN_EVERY = 30;
/** Of so many texts two hold a word of the field: as many as pieces of a citizens' desk's messages. */
const NEAR_OF = 5;

/** Texts of about so many characters: sentences made here, with a name in every other text, some of concern. */
export const makeTexts = (names: readonly string[], count: number, length: number): string[] => {
  const random = seeded(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, (_, text) => {
    let words = text % 2 === 0 && names.length > 0 ? `听说${pick(names)}出事了。` : '';
    if (text % CONCERN_EVERY === 0) words += pick(OF_CONCERN);
    if (text % NEAR_OF < 2) words += pick(NEAR);
    while (words.length < length) words += pick(ORDINARY);
    return words.slice(0, length);
  });
};

/** The texts of JSON-lines files, joined and cut into pieces of `length` characters. */
export const readTexts = async (path: string, count: number, length: number): Promise<string[]> => {
  const pieces: string[] = [];
  let rest = '';
  for (const file of await listFiles(path))
    for await (const row of readRows(file)) {
      if ('zh' in row) continue;
      for (const field of ['title', 'text', 'body']) {
        const value = row.values.get(field);
        if (typeof value === 'string') rest += `${value}\n`;
      }
      while (rest.length >= length) {
        pieces.push(rest.slice(0, length));
        rest = rest.slice(length);
        if (pieces.length === count) return pieces;
      }
    }
  return pieces;
};

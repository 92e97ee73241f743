import { listFiles, readRows } from '@weisu/server';

/** A small seeded generator: the same texts on every run. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
};

const SENTENCES = [
  '我们在工地上干了三个月，到现在一分钱工资都没有拿到，找项目经理他说等甲方结款。',
  '今天上午召开工作会议，传达学习有关文件精神，部署下一阶段重点任务。',
  '希望有关部门尽快核实处理，给辛苦一年的农民工兄弟一个交代，谢谢！',
  '小区物业长期不作为，电梯坏了两周没有人修，老人上下楼非常不方便。',
  '公司从去年十月起拖欠社保，仓库里的货也被供应商拉走，听说老板已经联系不上了。',
  '记者从发布会上获悉，全市上半年新增就业岗位八万余个，同比增长百分之五点三。',
  '请问办理居住证需要准备哪些材料，网上提交以后多久可以拿到证件？',
  '幼儿园突然通知停办，家长预交的学费没有退还，老师的工资也压了两个月。',
];

/** Texts of about so many characters: sentences made here, with a name in every other text. */
export const makeTexts = (names: readonly string[], count: number, length: number): string[] => {
  const random = seeded(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, (_, text) => {
    let words = text % 2 === 0 && names.length > 0 ? `听说${pick(names)}出事了。` : '';
    while (words.length < length) words += pick(SENTENCES);
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

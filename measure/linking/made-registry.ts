import { checkCharacterOf } from '@weisu/core';
import type { Contexts } from './contexts.ts';
import type { Registered } from './registry.ts';
import { pick, uniform } from './seeded.ts';

/** Rare characters first, so that an invented name is nobody's. */
const FIRST = [...'岫澄栎霁穗淙沅珩翊漪砚筠蘅鹭麓榆柠桐棠槿峦屿岚汐浔湛渟滢烁煦熠琅琮瑾璟瓴'];
const LATER = [...'禾川原野舟帆桥渡津浦湾岭谷溪泉石林木竹梧柏茗苑庭轩堂阁亭台坊'];
const TRADES = [
  '科技',
  '餐饮管理',
  '物流',
  '建筑工程',
  '商贸',
  '文化传媒',
  '物业管理',
  '电子',
  '服装',
  '机械',
];
const FORMS = ['有限公司', '有限公司', '有限责任公司', '股份有限公司', '集团有限公司'];
const PLACES: readonly (readonly [string, string])[] = [
  ['北京', '110105'],
  ['上海', '310115'],
  ['广州', '440106'],
  ['杭州', '330106'],
  ['武汉', '420106'],
  ['成都', '510107'],
];
/** Words of the language that are borne as names as well. */
const WORDS = ['好日子', '下一个', '大家庭', '新生活', '老地方', '小时候', '春天里', '金钥匙'];

const codeOf = (division: string, number: number): string => {
  const body = String(number).padStart(9, '0');
  const first17 = `91${division}${body}`;
  return first17 + (checkCharacterOf(first17) ?? '0');
};

/** An invented registry: brands shared between places, branches, places in brackets, and names that are words. */
export const makeRegistry = (count: number, seed: number): Registered[] => {
  const next = uniform(seed);
  const rows: Registered[] = [];
  const add = (name: string, place: readonly [string, string]): void => {
    rows.push({ name, code: codeOf(place[1], rows.length + 1), place: place[0], registeredOn: '2010-01-01' });
  };
  while (rows.length < count) {
    const brand =
      next() < 0.04
        ? pick(next, WORDS)
        : pick(next, FIRST) + pick(next, LATER) + (next() < 0.6 ? pick(next, LATER) : '');
    const place = pick(next, PLACES);
    const trade = pick(next, TRADES);
    const form = pick(next, FORMS);
    const way = next();
    const name = way < 0.3 ? `${brand}(${place[0]})${trade}${form}` : `${place[0]}${brand}${trade}${form}`;
    add(name, place);
    if (next() < 0.25)
      add(`${pick(next, PLACES)[0]}${brand}${pick(next, TRADES)}${pick(next, FORMS)}`, pick(next, PLACES));
    if (next() < 0.2) add(`${name}${pick(next, ['朝阳', '浦东', '天河', '高新'])}分公司`, place);
  }
  return rows;
};

const BEFORE = [
  '',
  '听说',
  '我在',
  '求助：',
  '网友反映，',
  '本人于去年入职',
  '记者从',
  '关于',
  '据员工称，',
  '位于开发区的',
];
const AFTER = [
  '拖欠工资三个月，一直没有说法',
  '欠薪了，老板联系不上',
  '上班，工资没有按时发',
  '昨天宣布停产，员工等着补偿',
  '获悉，今年的订单已经排满',
  '的员工说社保也断了',
  '发布公告，称经营正常',
  '门口聚了很多人，要求发工资',
];
const PLAIN = [
  '每个人都有自己的好日子，慢慢来',
  '下一个路口左转就到了',
  '社区是个大家庭，邻里互相帮忙',
  '搬家之后开始了新生活',
  '我们还是在老地方见面吧',
  '小时候常去河边玩',
  '春天里公园的花都开了',
  '他拿着金钥匙打开了门',
];

/** Invented sentences with a place for a name, and such in which names stand by accident. */
export const makeContexts = (): Contexts => ({
  slots: BEFORE.flatMap((before) => AFTER.map((after) => ({ before, after }))),
  known: PLAIN.flatMap((text) =>
    ['', '，真的。', '！', '？你说呢', '；', '……', '，是吧', '。'].map((end) => ({
      text: text + end,
      named: [],
    })),
  ),
});

import type { Random } from './random.ts';

/** First and later characters of invented brands. Rather rare ones, so that a brand is seldom a word of the language. */
const FIRST = [
  ...'岫澄栎霁穗淙沅珩翊漪砚筠蘅鹭麓榆柠桐棠槿峦屿岚汐浔湛渟滢烁煦熠琅琮瑾璟瓴畅皓睿砺祺禹稷竣笙篁绮缦翎聿舫芷荟菀蔚薇虹蜀衍裕觅谧豫赫轩迦逸遥邺钧铭锐隽雯霖韶颂飒骁鲸鹤麒黛鼎',
];
const LATER = [
  ...'禾川原野舟帆桥渡津浦湾岭谷溪泉石林木竹梧柏茗苑庭轩堂阁亭台坊屋里巷田园圃泽海洋天宇辰曜晖景昕昀晟朔望星云霞雨露风雷电光焰火炬灯远达通广博厚德信诚和安宁康泰平顺利丰盈润',
];

/** Well-known brands, and words of the language, that the syllables could make. */
const STOP = new Set(
  '虹桥 豫园 裕丰 裕廊 鼎泰 鼎丰 鼎信 鼎天 睿信 睿达 锐达 铭泰 薇诺 海天 康泰 泰康 平安 顺丰 信达 鹤岗 蜀海 蜀风 蜀道 畅通 畅达 畅游 逸仙 鲸鱼 虹雨 豫川 轩宇 裕安 裕和 薇诺娜 霖雨 邺城 蔚海 麓谷 麓山 霁月 澄海 澄江 睿远 蔚天 赫章 岚山 棠溪 芷江 沅江 浔阳 遥望 遥远 霁光 烁光 韶山 韶光 鲸云 虹云 飒爽 雯雯 薇薇 云海 鼎盛 钧达 宁德 榆林 桐林 蔚山 岚谷 韶石 麒林 鹭洋 桐城 裕田 汐止'.split(
    ' ',
  ),
);

/** An invented brand of two to four characters; never one of the stop list, nor one that holds such a word. */
export const inventBrand = (random: Random): string => {
  for (;;) {
    const length = random.chance(0.3) ? 2 : random.chance(0.85) ? 3 : 4;
    const brand =
      length === 2
        ? random.pick(FIRST) + random.pick(LATER)
        : length === 3
          ? random.pick(FIRST) + random.pick(LATER) + random.pick(LATER)
          : random.pick(FIRST) + random.pick(LATER) + random.pick(FIRST) + random.pick(LATER);
    const known = [0, 1, 2].some(
      (at) => STOP.has(brand.slice(at, at + 2)) || STOP.has(brand.slice(at, at + 3)),
    );
    if (!known) return brand;
  }
};

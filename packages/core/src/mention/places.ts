import { type Span, buildWordTable } from '@weisu/text';

/** A district of the jurisdiction and the forms in which texts write it. */
export type PlaceWords = { readonly code: string; readonly writtenAs: readonly string[] };

/** Provinces by the first two digits of a division code (GB/T 2260), with larger cities that texts write without them. */
const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京',
  '12': '天津',
  '13': '河北 石家庄 秦皇岛 张家口 唐山 保定 廊坊 邯郸 沧州 邢台 衡水 承德',
  '14': '山西 太原 大同 临汾 晋城 长治',
  '15': '内蒙古 呼和浩特 包头 鄂尔多斯 赤峰',
  '21': '辽宁 沈阳 大连 鞍山 抚顺 锦州 营口',
  '22': '吉林 长春 延边',
  '23': '黑龙江 哈尔滨 齐齐哈尔 大庆 牡丹江',
  '31': '上海 浦东',
  '32': '江苏 南京 苏州 无锡 常州 徐州 南通 扬州 连云港 盐城 镇江 泰州 淮安 昆山',
  '33': '浙江 杭州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 义乌 舟山',
  '34': '安徽 合肥 芜湖 蚌埠 马鞍山 安庆 阜阳',
  '35': '福建 福州 厦门 泉州 漳州 莆田 宁德',
  '36': '江西 南昌 赣州 九江 景德镇 上饶',
  '37': '山东 济南 青岛 烟台 潍坊 临沂 淄博 济宁 威海 东营',
  '41': '河南 郑州 洛阳 开封 南阳 新乡 许昌',
  '42': '湖北 武汉 襄阳 宜昌 荆州 黄石',
  '43': '湖南 长沙 株洲 岳阳 衡阳 湘潭 常德',
  '44': '广东 广州 深圳 佛山 东莞 珠海 中山 惠州 汕头 江门 湛江',
  '45': '广西 南宁 桂林 柳州',
  '46': '海南 海口 三亚',
  '50': '重庆',
  '51': '四川 成都 绵阳 宜宾 德阳 南充',
  '52': '贵州 贵阳 遵义',
  '53': '云南 昆明 大理',
  '54': '西藏 拉萨',
  '61': '陕西 西安 咸阳 宝鸡',
  '62': '甘肃 兰州',
  '63': '青海 西宁',
  '64': '宁夏 银川',
  '65': '新疆 乌鲁木齐',
  '81': '香港',
  '82': '澳门',
  '71': '台湾',
};

/** A place written in a text. `code` is a district's, or the word itself for a place that has none here. */
export type PlaceFound = Span & { readonly code: string; readonly province: string | null };

export type PlaceFinder = {
  /** Places in a text, the longest at each offset, in text order. */
  readonly find: (text: string) => readonly PlaceFound[];
};

/** What a province is called, or null where the code is none. */
export const provinceName = (province: string): string | null => PROVINCES[province]?.split(' ')[0] ?? null;

/** Province of a credit code: digits 3 and 4 are those of the authority that registered it; null for the national one. */
export const provinceOf = (creditCode: string): string | null => {
  const digits = creditCode.slice(2, 4);
  return PROVINCES[digits] === undefined ? null : digits;
};

/** Finds provinces, larger cities and the districts given. A district's form wins over a city of the same name. */
export const createPlaceFinder = (districts: readonly PlaceWords[]): PlaceFinder => {
  const places = new Map<string, { code: string; province: string | null }>();
  for (const [province, names] of Object.entries(PROVINCES))
    for (const name of names.split(' ')) places.set(name, { code: name, province });
  for (const { code, writtenAs } of districts) {
    const province = PROVINCES[code.slice(0, 2)] === undefined ? null : code.slice(0, 2);
    for (const form of writtenAs)
      places.set(form, { code, province: province ?? places.get(form)?.province ?? null });
  }
  const listed = [...places];
  const table = buildWordTable(listed.map(([name]) => name));
  return {
    find: (text) => {
      const found: PlaceFound[] = [];
      for (
        let at = table.next(text, 0, text.length);
        at < text.length;
        at = table.next(text, at + 1, text.length)
      ) {
        let place = -1;
        let end = at;
        table.walk(text, at, (word, wordEnd) => {
          place = word;
          end = wordEnd;
        });
        const entry = listed[place]?.[1];
        if (entry === undefined) continue;
        found.push({ start: at, end, ...entry });
        at = end - 1;
      }
      return found;
    },
  };
};

const PLACES =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国'.split(
    ' ',
  );
const LONGEST_DISTRICT = 6;
// 超市 and 夜市 are no cities.
const CITY = /^[^市区县旗公厂店司]{2,3}(?<![超夜])市/;
const DISTRICT = /^[^市区县旗公厂店司]{2,3}[区县旗]/;

/** Where the own part of a name begins, after the places before it: 2 in 北京云桥科技有限公司, 6 in 重庆市北碚区明宇厂. */
export const coreStartOf = (name: string): number => {
  const province = PLACES.find((place) => name.startsWith(place));
  let at = province?.length ?? 0;
  if (at > 0 && /^[省市]/.test(name.slice(at))) at += 1;
  for (const place of [CITY, DISTRICT])
    at += place.exec(name.slice(at, at + LONGEST_DISTRICT))?.[0].length ?? 0;
  return at;
};

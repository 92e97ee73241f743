import { buildWordTable } from '../../match/word-table.ts';
import type { Span } from '../finding.ts';
import { MORE_ABROAD, MORE_AT_HOME, TWO_WORDS_ABROAD } from './more-brands.ts';

const list = (words: string): readonly string[] => [...new Set(words.trim().split(/\s+/))];

/** Well-known names of enterprises at home, as headlines write them (normalised). Being listed says nothing about one. */
const HOME = list(`
  阿里巴巴 阿里云 阿里 淘宝 天猫 蚂蚁集团 蚂蚁 支付宝 菜鸟 盒马 饿了么 高德 优酷 飞猪 钉钉 腾讯 微信 微博 新浪 百度 京东 京喜 拼多多 美团 滴滴 字节跳动 字节 抖音 今日头条
  飞书 快手 小红书 b站 哔哩哔哩 爱奇艺 网易 网易云 搜狐 知乎 豆瓣 虎扑 斗鱼 虎牙 米哈游 完美世界 莉莉丝 心动网络 三七互娱 携程 去哪儿 同程 途牛 58同城 贝壳 链家 自如 蛋壳 我爱我家
  小米 华为 荣耀 oppo vivo 联想 中兴 大疆 海康威视 大华 商汤 旷视 科大讯飞 寒武纪 中芯国际 长江存储 紫光 京东方 tcl 海尔 海信 格力 美的 长虹 创维 康佳 九阳 苏泊尔 哲库
  比亚迪 蔚来 小鹏 理想汽车 理想 小鹏汽车 蔚来汽车 小米汽车 零跑 哪吒汽车 哪吒 威马 威马汽车 极越 极氪 高合 高合汽车 问界 赛力斯 吉利 长城汽车 长安汽车 奇瑞 广汽 上汽 一汽 东风 北汽 恒大汽车 拜腾 爱驰
  广汽三菱 广汽本田 广汽菲克 东风本田 上汽大众 一汽大众 宁德时代 蜂巢能源 孚能 隆基 通威 晶科 天合 协鑫 恒大 恒大集团 中国恒大 碧桂园 万科 融创 绿地 世茂 富力 华夏幸福 佳兆业 阳光城 蓝光 泰禾 龙湖 保利
  绿城 雅居乐 金科 中梁 禹洲 奥园 花样年 当代置业 万达 苏宁 苏宁易购 国美 永辉 永辉超市 大润发 物美 胖东来 名创优品 海航 海航集团 南航 国航 东航 春秋航空 顺丰 中通 圆通 申通 韵达 极兔 百世 德邦 货拉拉
  海底捞 西贝 喜茶 奈雪 奈雪的茶 茶颜悦色 蜜雪冰城 瑞幸 瑞幸咖啡 库迪 霸王茶姬 古茗 茶百道 沪上阿姨 老乡鸡 狗不理 全聚德 呷哺呷哺 九毛九 太二 绝味 绝味鸭脖 周黑鸭 煌上煌 良品铺子 三只松鼠 百草味 来伊份
  钟薛高 元气森林 娃哈哈 农夫山泉 伊利 蒙牛 光明 旺旺 康师傅 今麦郎 白象 双汇 茅台 贵州茅台 五粮液 泸州老窖 洋河 椰树 蜂花 活力28 自嗨锅 海天 李锦记 老干妈 王老吉 加多宝 汇源 天府可乐 蓝月亮 花西子 完美日记
  安踏 李宁 鸿星尔克 特步 匹克 贵人鸟 美特斯邦威 拉夏贝尔 森马 海澜之家 新东方 好未来 学而思 高途 作业帮 猿辅导 巨人教育 学大教育 精锐教育 华尔街英语 掌门教育 掌门 大力教育 豌豆思维 vipkid 51talk 中公教育 中公 粉笔
  中信 中金 中信证券 招商银行 浦发银行 平安银行 平安 中国平安 民生银行 工商银行 建设银行 农业银行 中国银行 交通银行 渤海银行 恒丰银行 包商银行 中植 中融信托 泛海 明天系 安邦 乐视 暴风 ofo 摩拜 哈啰
  寺库 每日优鲜 叮咚买菜 兴盛优选 橙心优选 同程生活 食享会 十荟团 社区团购 转转 闲鱼 得物 唯品会 当当 有赞 微盟 慧聪网 马蜂窝 猫眼 万门大学 天涯社区 人人网 柔宇 柔宇科技 罗马仕 安克 影石 极米 追觅 科沃斯 石头科技 云鲸 宇树
  泡泡玛特 宜家 山姆 优衣库 三只羊 东方甄选 辛选 遥望 如涵 富士康 比特大陆 嘉楠 映客 陌陌 探探 脉脉 前程无忧 boss直聘 猎聘 智联 红星美凯龙 居然之家 尚品宅配 盛京 方正 北大方正 紫光集团 华晨 华晨汽车 永煤 三一 三一重工
  中联重科 徐工 中国中铁 中铁 中国铁建 中建 中交 中国电建 中石油 中石化 中海油 国家电网 中国移动 中国联通 中国电信 manner tims 超级物种 家乐福中国 物美 便利蜂 全家 罗森 盒马邻里
  文和友 一点点 coco 书亦烧仙草 虎头局 墨茉点心局 广州恒大 河北华夏 山东泰山 大连人 天津天海 江苏苏宁 笑果 德云社 时代峰峻 乐华 光线 华谊 华谊兄弟 博纳 万达电影 贾跃亭 趣店 拍拍贷 陆金所 拉卡拉 平安好医生 微医
  ${MORE_AT_HOME}`);

/** The same of enterprises and institutions abroad. */
const ABROAD = list(`
  特斯拉 tesla 推特 twitter 谷歌 google alphabet 微软 microsoft 亚马逊 amazon meta 脸书 facebook 苹果公司 苹果 英特尔 intel 高通 ibm 甲骨文 oracle 思科 cisco 戴尔 惠普 英伟达 amd 美光
  波音 福特 通用汽车 通用 大众 大众汽车 宝马 奔驰 保时捷 奥迪 丰田 本田 日产 三菱 马自达 铃木 雷诺 沃尔沃 雷克萨斯 索尼 松下 夏普 东芝 日立 任天堂 三星 lg 乐天 现代汽车 现代 sk海力士 海力士
  迪士尼 奈飞 netflix 华纳 暴雪 动视暴雪 育碧 ea xbox 卡普空 拳头 riot unity epic 高盛 摩根大通 摩根士丹利 花旗 瑞信 瑞士信贷 瑞银 德意志银行 汇丰 硅谷银行 签名银行 第一共和银行 雷曼
  安永 毕马威 德勤 普华永道 麦肯锡 埃森哲 诺基亚 爱立信 西门子 博世 飞利浦 辉瑞 拜耳 强生 诺华 雀巢 联合利华 可口可乐 百事 星巴克 麦当劳 肯德基 汉堡王 必胜客 赛百味 耐克 阿迪达斯 阿迪 彪马 lv 古驰
  linkedin 领英 snap spotify uber 优步 lyft airbnb 爱彼迎 paypal ebay zoom salesforce 联邦快递 ups 加拿大鹅 世卫组织 联合国 openai ftx coinbase 币安 binance 露华浓 席梦思 特百惠 tupperware 玩具反斗城
  wework grubhub doordash peloton cnn bbc 华盛顿邮报 纽约时报 buzzfeed vice 路透社 彭博 shopee tiktok 家乐福 沃尔玛 塔吉特 梅西百货 h&m zara gap forever21 forever 21 联合包裹 巴斯夫 3m 诺和诺德 福岛 jal
  菲亚特 stellantis rivian lucid 菲斯克 fisker 北伏 northvolt 瑞典 英国石油 壳牌 埃克森 雪佛龙 汉莎 空客 空中客车 安塞乐 蒂森 高乐氏 宝洁 亿滋 卡夫 泰森 嘉吉 yellow
  ${MORE_ABROAD}`);

/** All known names by where they are; longer ones may hold shorter ones. */
export const BRANDS_AT_HOME = HOME;
export const BRANDS_ABROAD: readonly string[] = [...ABROAD, ...TWO_WORDS_ABROAD];

export type BrandHit = Span & { readonly abroad: boolean };

/** Written with a blank within. */
const SPACED = ['b 站'];

const words = [...HOME, ...SPACED, ...BRANDS_ABROAD];
const table = buildWordTable(words);

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

/** Well-known names in a normalised text up to `limit`, longest first at each place, none inside another. */
export const brandsIn = (text: string, limit: number): BrandHit[] => {
  const hits: BrandHit[] = [];
  const until = Math.min(limit, text.length);
  let at = table.next(text, 0, until);
  while (at < until) {
    let found: BrandHit | null = null;
    table.walk(text, at, (word, end) => {
      if (isLatin(text[at]) && isLatin(text[at - 1])) return;
      if (isLatin(text[end - 1]) && isLatin(text[end])) return;
      found = { start: at, end, abroad: word >= HOME.length + SPACED.length };
    });
    const hit = found as BrandHit | null;
    if (hit !== null) hits.push(hit);
    at = table.next(text, hit === null ? at + 1 : hit.end, until);
  }
  return hits;
};

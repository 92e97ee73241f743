/** Words of the trade: a name made of nothing else is no name. Longest first, so that the whole is tried first. */
const TRADE = `
  区块链 虚拟货币 数字货币 比特币 现金贷 网络贷 小额贷 消费贷 p2p 金融 理财 贷款 借款 借贷 网贷 现金 消费 网络 互联网 低息 小额 大额 普惠 国有 民间
  投资 资产 评估 财富 外汇 股票 期货 恒指 基金 现货 资金 资金链 货币 传销 返利 交易 微交易 国际 行情 买卖 平台 项目 产品 官网 官方 频道 超市 钱包 共享
  单车 行业 业务 市场 公司 企业 机构 管理 服务 科技 信息 技术 借钱 炒币 炒股 炒 币圈 币 卡 圈 业 标 贷 贷超 超 类 首家 一家 多家 万名 投资人 出借人 受害人
  点赞 靠谱 美 等 网借 网 借`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length);

const ONLY_TRADE = new RegExp(`^(?:${TRADE.join('|')}){1,6}$`);

/** True for words of the trade that stand where a name could: 现金贷, 金融官网. */
export const isTradeWords = (name: string): boolean =>
  name.length <= 12 && (ONLY_TRADE.test(name) || /^[a-z]{1,2}$/.test(name));

/** Who carries the word: press, portals, forums, watch sites. */
const CARRIER =
  /(?:天眼|新闻|新华网|头条|财经|日报|晚报|周刊|时报|微博|微信|中证网|网易|新浪|搜狐|腾讯网|之家|论坛|贴吧|华视|央视|人民网|凤凰网|频道|快讯|曝光台|金评媒)/;

/** Banks hold the money of others, and are named for it. */
const BANK = /(?:银行|支付宝)$/;
const HOLDS = /(?:存管|托管|账户|帐户|开户|收款|转账|打款|信用卡|渠道|客服)/;

/** True for one who is named beside the matter: the press, a forum, the bank through which money went. */
export const isBystander = (name: string, text: string): boolean => {
  if (CARRIER.test(name)) return true;
  if (!BANK.test(name)) return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
    if (!HOLDS.test(text.slice(Math.max(0, at - 6), at + name.length + 6))) return false;
  return true;
};

/** What surrounds a statement and changes what it means. A cue is evidence for the model; it decides nothing alone. */
export const CUE_CLASSES = [
  'denied',
  'feared',
  'resolved',
  'question',
  'policy',
  'fiction',
  'sport',
  'celebrity',
  'abroad',
  'person',
  'first-person',
  'worker',
  'announced',
  'exposed',
  'customer',
  'appeal',
] as const;
export type CueClass = (typeof CUE_CLASSES)[number];

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Normalised words (half-width, simplified, lower case) by class; a word may stand in several. */
export const CUES: Readonly<Record<CueClass, readonly string[]>> = {
  denied: list(`
    否认 辟谣 不实 谣言 澄清 并未 没有裁员 不裁员 绝不 从未 不存在 不会 子虚乌有 假消息 虚假消息 纯属 造谣 不属实 未欠 没有欠 没有拖欠
    未拖欠 不欠 未破产 没破产 没有破产 没有倒闭 未倒闭 没倒闭 没跑路 没有跑路 并非 无裁员 暂无 不降薪 否认了 失实 不真实 误读 系误传
    误传 非事实 没有停产 未停产 未停工 不倒闭 无计划 没有计划`),
  feared: list(`
    网传 疑似 传闻 传言 据传 消息称 或将 恐将 恐 可能 濒临 危机 风险 担心 疑 或 传 网曝 爆料称 真实性 是真的吗 被传 据悉将 面临 预计
    预测 边缘 听说 听闻 据说 快要 即将 会不会 是否会 或面临 知情人士 内部人士称 疑遭 岌岌可危 前景 隐患`),
  resolved: list(`
    已结清 已发放 已支付 已解决 已付清 付清 补发 讨回 要回 拿到工资 拿到了 复工 复产 恢复营业 恢复生产 重新营业 重新开业 重开 已补缴
    全部发放 得到解决 已到账 结清 兑现 圆满解决 达成和解 和解 撤回 撤销申请 撤销破产 起死回生 重生 归还 还清 执行到位 恢复原岗`),
  question: list(`
    如何看待 为什么 怎么办 吗 是什么体验 你会 怎么看 如何评价 哪些 如何 怎么 什么 是否 能否 呢 请问 多少 哪个 会不会 该不该 有没有
    咨询 想问 想咨询 是不是 怎样 何时 什么时候 合法吗 几时`),
  policy: list(`
    条例 政策 办法 规定 最高法 人社部 国务院 专项行动 建议 政协委员 人大代表 意见 试点 调查显示 报告显示 数据显示 专家 律师 解读 新规
    司法解释 工信部 央行 财政部 税务总局 住建部 公布 出台 印发 条款 修订 法规 立法 民法典 治理 整治 推动 贯彻 落实 部署 会议 强调
    全国 多地 统计 调研 潮 现象 行业 普遍 各地 缴费 参保 提取 贷款利率 首付 退休 养老金 医保 购房资格 限购 落户 补缴 灵活就业`),
  fiction: list(`
    电影 电视剧 剧中 剧情 游戏 小说 演 饰 综艺 动画 漫画 主角 台词 角色 影片 喜剧 票房 大结局 番 剧版 cos 副本 职业玩家 短剧 桥段
    段子 表情包 梗 星座 歌 首播 定档 预告 饰演 破产姐妹 剧组`),
  sport: list(`
    足球 俱乐部 球员 nba 中超 足协 教练 主帅 联赛 球队 国足 cba 比赛 奥运 冠军 赛季 欧冠 英超 西甲 德甲 意甲 外援 球迷 男足 女足 男篮
    女排 梅西 c罗 转会 球星 f1 世界杯 亚冠 电竞 战队 lpl kpl`),
  celebrity: list(`
    明星 演员 歌手 艺人 网红 主播 导演 爱豆 粉丝 演唱会 豪门 综艺 经纪人 助理 片酬 老公 妻子 前妻 前夫 离婚 恋情 出道 女团 男团 直播间
    带货 打赏 演艺`),
  abroad: list(`
    美国 英国 日本 韩国 德国 法国 印度 俄罗斯 加拿大 澳大利亚 意大利 西班牙 越南 泰国 新加坡 马来西亚 菲律宾 印尼 巴西 墨西哥 荷兰 瑞士
    瑞典 芬兰 挪威 丹麦 比利时 乌克兰 以色列 土耳其 沙特 迪拜 阿联酋 欧洲 欧盟 非洲 东南亚 海外 香港 台湾 澳门 港媒 台媒 日媒 韩媒 美媒
    外媒 法媒 德媒 英媒 硅谷 华尔街 纽约 伦敦 东京 首尔 巴黎 柏林 加州 德州 得州 白宫 联邦 特朗普 拜登 马斯克 特斯拉 推特 谷歌 微软
    亚马逊 meta 脸书 facebook 英特尔 高通 ibm 甲骨文 oracle 思科 戴尔 惠普 苹果公司 google 波音 福特 通用汽车 大众 宝马 奔驰 奥迪
    丰田 本田 日产 三菱 索尼 松下 夏普 东芝 任天堂 三星 lg 乐天 现代汽车 迪士尼 奈飞 netflix 华纳 暴雪 育碧 ea xbox 高盛 摩根 花旗
    瑞信 瑞士信贷 瑞银 德意志银行 汇丰 硅谷银行 雷曼 安永 毕马威 德勤 普华永道 麦肯锡 埃森哲 诺基亚 爱立信 西门子 博世 飞利浦 辉瑞
    拜耳 强生 雀巢 联合利华 可口可乐 百事 星巴克 麦当劳 耐克 阿迪达斯 linkedin 领英 snap spotify uber 优步 airbnb 爱彼迎 paypal ebay
    zoom twitter 联邦快递 ups 加拿大鹅 世卫组织 联合国 openai ftx coinbase 币安 boeing amazon tesla 本国 全球 美股 日企 韩企 美企 外国`),
  person: list(`
    女子 男子 小伙 女生 男生 网友 大学生 博士 00后 90后 80后 应届生 程序员 老人 大爷 大妈 夫妻 小夫妻 情侣 女孩 男孩 妈妈 爸爸 老师
    同事 领导 朋友 父亲 母亲 儿子 女儿 孩子 邻居 房东 你 如果`),
  'first-person': list(
    `我们 我 本人 我公司 我单位 我们公司 本公司 本单位 我们单位 我厂 我们厂 俺 咱们 我司 我爸 我父亲 我老公 我丈夫 我儿子`,
  ),
  worker: list(`
    员工 工人 农民工 民工 职工 教师 老师 骑手 司机 护士 医生 务工人员 同事 工友 班组 应届生 保安 保洁 技师 临时工 协管员 讨薪者 矿工 劳动者
    打工 务工 上班 入职 离职 在职`),
  announced: list(`
    宣布 确认 公告 官宣 通知 声明 承认 证实 回应 回应称 宣告 发布 内部信 全员信 披露 官方回应 致歉 道歉 通报 申请 已 正式 将 计划 启动
    拟 开始 新一轮 决定`),
  exposed: list(
    `曝 被曝 被指 爆 爆料 曝光 曝出 被爆 举报 投诉 控诉 维权 发文 自曝 怒斥 吐槽 起诉 状告 仲裁 实名 讨薪 讨要 讨说法`,
  ),
  customer: list(`
    业主 购房 交房 消费者 会员 充值 退费 退款 学费 家长 学员 租客 出借人 投资者 储户 用户 房产证 办证 楼盘 小区 开发商 顾客 预付 押金
    首付 房款 车主 粉丝`),
  appeal: list(`
    请求 恳请 尊敬的 书记 领导 市长 县长 您好 你好 望领导 请领导 为盼 帮帮 求助 解决 反映 投诉 举报 咨询 建议 感谢`),
};

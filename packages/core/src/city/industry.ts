/** An industry of the simulated city. */
export type Industry = {
  /** In the words of a register. */
  readonly name: string;
  readonly weight: number;
  /** Words that stand in names of the industry: the first ones are the commonest. */
  readonly words: readonly string[];
  /** Half of the enterprises have fewer staff than this. */
  readonly medianStaff: number;
  /** How fragile it is: 1 is average. */
  readonly fragility: number;
  /** Share of its enterprises that work with drivers or couriers without a union. */
  readonly newEmploymentRatio: number;
  /** What its workers are called in texts. */
  readonly workers: readonly string[];
};

export const INDUSTRIES: readonly Industry[] = [
  {
    name: '批发和零售业',
    weight: 18,
    words: ['商贸', '贸易', '超市', '商业', '百货', '便利店'],
    medianStaff: 14,
    fragility: 1,
    newEmploymentRatio: 0,
    workers: ['店员', '员工', '导购'],
  },
  {
    name: '科技推广和应用服务业',
    weight: 17,
    words: ['科技', '信息技术', '网络科技', '软件', '智能科技', '数据'],
    medianStaff: 22,
    fragility: 0.9,
    newEmploymentRatio: 0.02,
    workers: ['员工', '研发人员', '工程师'],
  },
  {
    name: '租赁和商务服务业',
    weight: 10,
    words: ['咨询', '企业管理', '人力资源', '广告', '会展', '商务服务'],
    medianStaff: 18,
    fragility: 0.9,
    newEmploymentRatio: 0.02,
    workers: ['员工', '派遣员工'],
  },
  {
    name: '餐饮业',
    weight: 10,
    words: ['餐饮', '餐饮管理', '酒楼', '食品', '饮品'],
    medianStaff: 24,
    fragility: 1.5,
    newEmploymentRatio: 0,
    workers: ['服务员', '后厨师傅', '员工'],
  },
  {
    name: '建筑业',
    weight: 9,
    words: ['建筑工程', '建设工程', '建筑劳务', '装饰工程', '市政工程', '机电安装'],
    medianStaff: 45,
    fragility: 1.8,
    newEmploymentRatio: 0,
    workers: ['农民工', '工人', '瓦工班组', '木工班组', '民工'],
  },
  {
    name: '制造业',
    weight: 8,
    words: ['机械制造', '电子', '服装', '印刷', '精密仪器', '新材料', '家具'],
    medianStaff: 60,
    fragility: 1.2,
    newEmploymentRatio: 0,
    workers: ['工人', '职工', '车间员工'],
  },
  {
    name: '教育',
    weight: 5,
    words: ['教育科技', '教育咨询', '培训学校', '早教', '艺术培训'],
    medianStaff: 28,
    fragility: 1.6,
    newEmploymentRatio: 0,
    workers: ['老师', '教师', '课程顾问'],
  },
  {
    name: '物业管理业',
    weight: 5,
    words: ['物业管理', '物业服务', '保洁服务', '保安服务'],
    medianStaff: 48,
    fragility: 0.8,
    newEmploymentRatio: 0,
    workers: ['保洁员', '保安', '员工'],
  },
  {
    name: '文化、体育和娱乐业',
    weight: 5,
    words: ['文化传媒', '影视', '体育文化', '健身', '文化发展'],
    medianStaff: 16,
    fragility: 1.4,
    newEmploymentRatio: 0.01,
    workers: ['员工', '教练', '编导'],
  },
  {
    name: '交通运输、仓储业',
    weight: 4,
    words: ['物流', '货运', '供应链管理', '仓储', '运输'],
    medianStaff: 36,
    fragility: 1.2,
    newEmploymentRatio: 0.35,
    workers: ['司机', '货车司机', '分拣员'],
  },
  {
    name: '居民服务业',
    weight: 3,
    words: ['家政服务', '美容美发', '洗涤', '养老服务'],
    medianStaff: 18,
    fragility: 1.2,
    newEmploymentRatio: 0.08,
    workers: ['护理员', '家政员', '员工'],
  },
  {
    name: '卫生和社会工作',
    weight: 3,
    words: ['医疗', '口腔门诊部', '健康管理', '医药科技', '生物医药'],
    medianStaff: 34,
    fragility: 0.8,
    newEmploymentRatio: 0,
    workers: ['护士', '医护人员', '员工'],
  },
  {
    name: '房地产业',
    weight: 2,
    words: ['房地产开发', '房地产经纪', '置业'],
    medianStaff: 26,
    fragility: 1.6,
    newEmploymentRatio: 0,
    workers: ['经纪人', '员工', '置业顾问'],
  },
  {
    name: '邮政快递业',
    weight: 1,
    words: ['速递', '同城配送', '快运', '即时配送'],
    medianStaff: 55,
    fragility: 1.4,
    newEmploymentRatio: 0.8,
    workers: ['骑手', '快递员', '配送员'],
  },
];

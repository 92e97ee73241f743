import type { FindingStatus, RiskKind } from '@weisu/text';
import type { Grammar } from './grammar.ts';

/**
 * What texts say an employer did or is in. Bound outside: employer, who, people, months, yuan, since, place, brand.
 * `{actor}` is the employer in the middle of a sentence.
 */
export const STATEMENTS: Readonly<
  Record<RiskKind, Readonly<Partial<Record<FindingStatus, readonly string[]>>>>
> = {
  'wage-arrears': {
    actual: [
      '{employer}拖欠{people}工资{months}，合计{yuan}，至今没有发放',
      '{employer}已经{months}没发工资了，{people}一分钱没拿到',
      '在{employer}干活，{months}的工钱一直没结，总共欠{yuan}',
      '{employer}从{since}开始就不按时发工资，到现在欠了{months}',
      '{actor}欠我们{people}{months}工资，{excuse}',
      '{employer}只发基本生活费，绩效和加班费拖了{months}，每人差不多{each}',
      '离职{months}了，{employer}还押着最后的工资{each}不给',
      '{employer}在{place}的项目上欠{people}劳务费{yuan}，{excuse}',
      '{employer}工资发放一拖再拖，{since}至今未发，涉及{people}',
      '{employer}克扣工资，{months}里每个月都少发，前后一共少了{each}',
    ],
    feared: [
      '听说{employer}下个月工资要发不出来了',
      '有人说{employer}已经在欠薪，不知道真假',
      '{employer}是不是快发不出工资了？{excuse}',
      '据传{employer}资金紧张，年底工资可能要拖',
      '担心{employer}后面会拖欠工资，这个月已经晚了十来天',
    ],
    denied: [
      '{employer}发布声明：网传公司拖欠工资不属实，工资均已按时足额发放',
      '经核实，{employer}不存在拖欠工资的情况，网帖内容系误传',
      '{employer}回应欠薪传闻：纯属谣言，{months}以来工资照常发放',
    ],
    resolved: [
      '{employer}拖欠{people}的工资{yuan}已于{since}全部付清',
      '在工会和仲裁的协调下，{employer}把欠的{months}工资都补发了',
      '之前反映{employer}欠薪的事已经解决，{yuan}昨天到账，谢谢',
      '{employer}补发了拖欠的{months}工资，{people}已拿到钱',
    ],
  },
  'insurance-arrears': {
    actual: [
      '{employer}{months}没给交社保了，去医院才发现医保停了',
      '{employer}公积金断缴{months}，公司说{excuse}',
      '{employer}从{since}起停缴{people}的社会保险',
      '查了一下，{employer}一直按最低基数交社保，而且已经欠缴{months}',
      '工资条上每月扣了社保个人部分，{employer}却{months}没有缴',
    ],
    feared: ['听说{employer}要停缴社保公积金', '{employer}的社保好像没交，有同事知道吗'],
    denied: ['{employer}表示社保系统切换导致查询延迟，并不存在断缴'],
    resolved: ['{employer}已经把{months}的社保补缴上了'],
  },
  layoff: {
    actual: [
      '{employer}突然裁员，涉及{people}，补偿方案一直谈不拢',
      '{employer}{place}团队整个部门被裁，{people}当天收到通知',
      '{employer}通知全员降薪三成，不同意就放长假',
      '{employer}从{since}起让{people}放无薪假，{months}了也不复工',
    ],
    feared: [
      '网传{employer}下季度要裁员一半',
      '{employer}内部在传要优化{people}，人心惶惶',
      '{employer}可能要降薪，求证',
    ],
    denied: ['{employer}否认大规模裁员，称属于正常的业务调整'],
    resolved: ['{employer}与{people}就经济补偿达成一致，款项已支付'],
  },
  shutdown: {
    actual: [
      '{employer}在{place}的门店全部关了，门上贴着转让',
      '{employer}已经停产{months}，厂房里的设备也搬走了',
      '{employer}{place}店突然停业，会员卡里的钱退不了',
      '{employer}的项目工地停工{months}，{excuse}',
      '{employer}宣布停止运营，旗下产品{since}起停服',
    ],
    feared: [
      '{employer}{place}的店是不是要关了，货架都空了',
      '听说{employer}要搬到外地去，{place}这边的厂子要停',
      '{employer}会不会倒闭？{excuse}',
    ],
    denied: ['{employer}：{place}门店只是装修升级，网传倒闭不实'],
    resolved: ['停工{months}的{employer}项目已经复工'],
  },
  insolvency: {
    actual: [
      '{employer}资金链断裂，多笔货款到期未付，合计{yuan}',
      '{employer}被列为被执行人，执行标的{yuan}',
      '{employer}名下账户已被法院冻结，冻结金额{yuan}',
      '债权人申请对{employer}进行破产清算，法院已裁定受理',
      '{employer}被纳入失信被执行人名单，法定代表人被限制高消费',
    ],
    feared: ['业内传{employer}资金链出了问题，供应商在催款', '{employer}的商票到期没兑付，是不是要暴雷'],
    denied: ['{employer}澄清：公司经营正常，不存在资金链断裂'],
    resolved: ['{employer}已履行全部付款义务{yuan}，执行案件结案'],
  },
  'owner-missing': {
    actual: [
      '{employer}老板跑路，电话打不通，办公室已经搬空',
      '{employer}负责人失联{months}，{people}的工资没人管',
      '{employer}人去楼空，法定代表人联系不上',
    ],
    feared: ['{employer}老板好几天没露面了，不会是跑了吧', '听说{employer}的老板已经出国了'],
    denied: ['{employer}负责人现身回应，称并未失联，正在筹款'],
    resolved: ['失联的{employer}负责人已被找到，承诺一周内付清欠款'],
  },
  'other-labour': {
    actual: [
      '{employer}入职大半年不签劳动合同',
      '{employer}天天加班到十点，没有加班费，也不调休',
      '{employer}入职先收{fee}培训费，说好的工作根本没有',
      '在{employer}上班受了工伤，公司不给申报',
      '{employer}试用期最后一天无故辞退我，没有任何补偿',
      '{employer}扣着离职证明不开，影响找下一份工作',
    ],
    feared: ['听说{employer}经常无故辞退试用期员工，想去面试的注意'],
  },
};

export const TROUBLE_GRAMMAR: Grammar = {
  excuse: [
    '老板说甲方没结账',
    '公司说账上没钱',
    '财务说再等等',
    '说是资金周转困难',
    '一直说下周就发',
    '项目经理推给总包，总包又说已经付了',
    '问人事就说在走流程',
    '公司解释回款慢',
    '总说月底解决，月底又拖到下个月',
    '说是投资款没到位',
  ],
  actor: [
    '{place}的{employer}',
    '{employer}',
    '{employer}这家公司',
    '我们单位（{employer}）',
    '位于{place}的{employer}',
  ],
};

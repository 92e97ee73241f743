import type { TextSource } from '../source.ts';
import type { Grammar } from './grammar.ts';

/** How a genre puts a statement into a text. A null title: the genre has none. */
export type Genre = { readonly titles: readonly string[] | null; readonly bodies: readonly string[] };

/** Bound outside besides the statement's own slots: statement, topic (a few words), contact, employer, place, since. */
export const GENRES: Readonly<Record<TextSource, Genre>> = {
  board: {
    titles: [
      '反映{employer}{topic}问题',
      '{topic}，请领导关注',
      '{place}：{employer}{topic}',
      '求助：{topic}怎么办',
      '关于{employer}{topic}的反映',
    ],
    bodies: [
      '{greeting}{intro}{statement}。{detail}{plea}{contact}',
      '{greeting}{statement}。{detail}{detail}{plea}',
      '{intro}{statement}。{plea}{contact}',
      '事情是这样的：{statement}。{detail}{life}{plea}{contact}',
    ],
  },
  forum: {
    titles: [
      '{employer}的人进来说一下',
      '避雷{employer}',
      '{place}有知道{employer}的吗',
      '{topic}……',
      '吐槽一下',
    ],
    bodies: [
      '{statement}。{chat}',
      '{chat}{statement}，{chat}',
      '匿了。{statement}。{detail}{chat}',
      '朋友的经历：{statement}。{chat}',
      '如题，{statement}。{life}{chat}',
    ],
  },
  headline: {
    titles: null,
    bodies: ['{statement}', '{place}：{statement}', '#{topic}# {statement}', '快讯｜{statement}'],
  },
  news: {
    titles: [
      '{employer}{topic}，有关部门介入',
      '{place}一企业{topic}',
      '追踪：{employer}{topic}',
      '记者调查：{topic}背后',
    ],
    bodies: [
      '本报讯 近日，有读者反映，{statement}。{visit}{official}',
      '{since}，{statement}。{visit}{background}{official}',
      '记者从{place}获悉，{statement}。{official}',
    ],
  },
  transcript: {
    titles: ['工单：{topic}', '来电记录（{place}）'],
    bodies: [
      '市民来电反映：{statement}。{detail}诉求：{demand}。{contact}',
      '来电人称{statement}，希望相关部门核实处理。{contact}',
      '【{place}】{statement}。来电人要求{demand}。',
    ],
  },
  court: {
    titles: ['公告：{employer}', '{employer}有关案件公告'],
    bodies: [
      '{employer}：{statement}。自公告之日起三十日内来本院领取有关文书，逾期视为送达。',
      '本院受理的案件中，{statement}。特此公告。',
    ],
  },
  jobs: {
    titles: ['{employer}怎么样？', '面试{employer}的提醒'],
    bodies: [
      '{statement}。{chat}',
      '优点：离地铁近。缺点：{statement}。',
      '一星。{statement}。{detail}',
      '已离职。{statement}，{chat}',
    ],
  },
  company: {
    titles: ['{employer}声明', '关于近期情况的说明', '{employer}告全体员工书'],
    bodies: [
      '{statement}。特此说明。',
      '各位同事、合作伙伴：{statement}。公司将及时通报进展。',
      '针对近日网上信息，现说明如下：{statement}。',
    ],
  },
};

export const GENRE_GRAMMAR: Grammar = {
  greeting: ['领导您好！', '尊敬的领导：', '您好，', '', '', '各位领导好，', '你好，我想反映一个情况。'],
  intro: [
    '我是{place}的一名{who}。',
    '我家属在这家公司上班。',
    '本人在{place}务工。',
    '',
    '我是外地来的，在{place}干了两年多。',
    '替家里老人反映一下：',
  ],
  detail: [
    '{excuse}。',
    '找过项目负责人，对方一直推。',
    '劳动合同和考勤都有。',
    '公司微信群里也没有人回复。',
    '{since}的时候说过会补，后来再没提。',
    '工资条可以提供。',
    '打电话给公司，前台说负责人不在。',
    '合同上写的是每月15日发。',
    '公司贴过一张通知，没有盖章。',
    '',
  ],
  life: [
    '家里孩子上学要交学费。',
    '房租都交不上了。',
    '信用卡都刷爆了。',
    '眼看要过年了。',
    '家里就靠这点工资。',
    '',
  ],
  plea: [
    '请有关部门帮忙核实处理。',
    '恳请帮助解决，谢谢！',
    '希望尽快有个答复。',
    '请问该找哪个部门？',
    '盼复。',
    '',
  ],
  demand: ['核实情况', '督促单位支付', '告知处理结果', '协调解决'],
  chat: [
    '大家避雷吧。',
    '唉。',
    '有同样情况的吗？',
    '现在找工作也难。',
    '不说了，心累。',
    '求扩散。',
    '先观望。',
    '反正我是不敢去了。',
    '真是无语',
    '怎么办呢',
  ],
  visit: [
    '记者来到位于{place}的公司办公地，大门紧闭。',
    '记者多次拨打公司电话，均无人接听。',
    '公司一名工作人员称情况正在处理。',
    '现场可见部分设备已被搬离。',
    '',
  ],
  background: [
    '公开信息显示，该公司成立已有多年。',
    '据了解，该公司此前因合同纠纷涉诉。',
    '同行业其他企业经营正常。',
    '',
  ],
  official: [
    '当地人社部门表示已介入调查。',
    '区总工会表示将持续关注。',
    '截至发稿，公司未作回应。',
    '有关部门正在核实。',
  ],
};

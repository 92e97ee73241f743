import { normalise } from '../../normalise/normalise.ts';

/** What a sentence of a court document on a labour dispute can state, named as courts' data sets name it. */
export const LABOUR_STATEMENTS = [
  '未支付足额劳动报酬',
  '支付工资',
  '支付加班工资',
  '不支付奖金',
  '支付未签订劳动合同二倍工资赔偿',
  '支付经济补偿金',
  '支付工伤赔偿',
  '解除劳动关系',
  '存在劳动关系',
  '签订劳动合同',
  '未签订劳动合同',
] as const;
export type LabourStatement = (typeof LABOUR_STATEMENTS)[number];

/** Clauses longer than this are cut: a pattern never looks further. */
const LONGEST_CLAUSE = 400;
const MONEY = '[\\d,.零一二两三四五六七八九十百千万○〇]+(?:万)?元';
const PAY_WORD =
  '(?:工资|薪资|薪酬|薪金|薪水|劳动报酬|报酬|劳务费|工钱|提成|绩效|生活费|津贴|补贴|待遇|油补|差额)';
const OVERTIME =
  '(?:加班(?:工资|费|报酬|补贴)|年休假[^,]{0,8}(?:工资|报酬|补偿|折算)|(?:法定)?节假日[^,]{0,4}工资|休息日[^,]{0,6}工资|周六[^,]{0,6}工资|双休日[^,]{0,6}(?:工资|费)|过节费)';

const NOT_PAID = new RegExp(
  [
    `(?:拖欠|欠付|欠发|尚欠|结欠|克扣|扣发|欠|停发|不发|漏发)[^,。]{0,24}(?:${PAY_WORD}|加班费)`,
    `(?:未|没有|没|不(?=按|及时|足额|依法|给|发))[^,。]{0,16}(?:支付|发放|给付|付清|结清|结算|发)[^,。]{0,24}(?:${PAY_WORD}|加班费)`,
    `${PAY_WORD}[^,。]{0,20}(?:未发|未付|未支付|未给|未结|没有发|没有支付|没发|未予|未发放|被拖欠|至今未)`,
    `(?:未|没有)[^,。]{0,3}(?:支付|发放)[^,。]{0,10}(?:工资|报酬)`,
    `欠(?:条|薪)|拖欠(?:的|其|原告|被告)?[^,。]{0,10}工资`,
  ].join('|'),
);
const NO_ARREARS =
  /(?:不存在|并未|没有|未曾|从未|未|不构成|不欠|不)[^,。]{0,4}(?:拖欠|克扣)|拖欠工资(?:总额)?[^,。]{0,8}(?:补偿|赔偿)|驳回|未签订[^,。]{0,6}劳动合同[^,。]{0,10}工资|(?:未|没有)(?:能)?(?:提供|提交|举证|举示|安排|证明|约定)/;
const TO_PAY = '(?:支付|给付|补发|补足|补齐|赔偿|发放|返还|清偿|承担|偿付)';
const PAYS = new RegExp(
  `${TO_PAY}[^。]{0,60}?(?:工资|薪资|薪酬|薪金|薪水|报酬|劳务费|工钱|提成|生活费|差额)[^。]{0,24}?${MONEY}`,
);
const PAYS_OVERTIME = new RegExp(`${TO_PAY}[^。]{0,80}?${OVERTIME}`);
/** An item of a list of claims: what for, and how much. */
const ITEM = '^(?:[(\\d一二三四五六七八九十][\\d一二三四五六七八九十]?[),.])?(?:自)?\\d{4}年[^,。元]{0,30}';
const CLAIM = new RegExp(`${ITEM}工资${MONEY}`);
const CLAIM_OVERTIME = new RegExp(`${ITEM}${OVERTIME}[^,。]{0,16}${MONEY}`);
const OWED_SUM = new RegExp(`(?:应得|应付|应发|应当支付|应支付|实际应得)[^,。]{0,20}(?:工资|报酬|劳务费)`);
const DOUBLE = /(?:二倍|双倍|2倍|两倍|两倍的|二倍的|另一倍)[^,。]{0,6}(?:工资|赔偿|差额|报酬)|双倍/;
const REFUSED =
  /驳回[^,。]{0,30}(?:工资|请求)|支付了|已支付|已经支付|已付|支付给|不予支持|不予采信|无需支付|不应支付|不支付|不应当支付|无须支付|不应向|不需支付|不能成立|没有(?:事实|法律)/;
const LAW =
  /《[^》]{2,40}》(?:若干问题的)?(?:的)?(?:解释)?[^,。]{0,4}第|用人单位[^,。]{0,10}(?:应当|应|有下列)|劳动者[^,。]{0,12}的,/;

/** Pay that has a statement of its own, or none: taken out before plain wages are looked for. */
const OTHER_PAY = new RegExp(
  `${OVERTIME}|${DOUBLE.source}|停工留薪期?[^,。]{0,4}工资|(?:(?<!\\d)月|平均|日|最低|基本)工资(?!差额)|未签订[^,。]{0,14}工资(?:差额)?|一个月的?工资|工资[^,。]{0,2}(?:经济补偿|标准)`,
  'g',
);

type Rule = (clause: string, sentence: string) => boolean;

const RULES: Readonly<Record<LabourStatement, Rule>> = {
  未支付足额劳动报酬: (clause) => {
    const found = NOT_PAID.exec(clause);
    // A law cited before says what ought to be; one cited after is what the statement rests on.
    return (
      found !== null && !NO_ARREARS.test(clause) && !LAW.test(clause.slice(0, found.index + found[0].length))
    );
  },
  支付工资: (clause) => {
    const own = clause.replace(OTHER_PAY, '');
    return (PAYS.test(own) || OWED_SUM.test(own) || CLAIM.test(own)) && !LAW.test(own) && !REFUSED.test(own);
  },
  支付加班工资: (clause) =>
    (PAYS_OVERTIME.test(clause) || CLAIM_OVERTIME.test(clause)) && !REFUSED.test(clause) && !LAW.test(clause),
  不支付奖金: (clause) => /(?:无需|不|无须|未)[^,。]{0,4}支付[^,。]{0,16}奖/.test(clause),
  支付未签订劳动合同二倍工资赔偿: (clause) => DOUBLE.test(clause) && !LAW.test(clause),
  支付经济补偿金: (clause) =>
    /经济补偿|赔偿金/.test(clause) &&
    /支付|给付|补偿金[^,。]{0,4}\d/.test(clause) &&
    !LAW.test(clause) &&
    !REFUSED.test(clause),
  支付工伤赔偿: (clause) =>
    /伤残(?:补助金|就业补助金|津贴)|停工留薪|工伤(?:医疗|保险)?(?:待遇|补助金|赔偿)|护理费/.test(clause) &&
    !LAW.test(clause),
  解除劳动关系: (clause) =>
    /(?:解除|终止)[^,。]{0,12}(?:劳动关系|劳动合同)|(?:劳动关系|劳动合同)[^,。]{0,8}(?:解除|终止)|辞职|辞退|开除|离职|解雇|辞去/.test(
      clause,
    ) && !LAW.test(clause),
  存在劳动关系: (clause) =>
    /(?:存在|形成|建立|属于|系|成立|确认|具有)[^,。]{0,16}(?:劳动关系|劳动合同关系|雇佣关系)/.test(clause) &&
    !/不存在|并非|不构成|未形成|没有/.test(clause) &&
    !LAW.test(clause),
  签订劳动合同: (clause) =>
    /(?:签订|订立|续签|签署)[^,。]{0,24}(?:劳动合同|聘用合同|劳务合同|合同书)/.test(clause) &&
    !/未|没有|不|拒绝|补签/.test(clause) &&
    !LAW.test(clause),
  未签订劳动合同: (clause) =>
    /(?:未|没有|没|不)[^,。]{0,8}(?:签订|订立|续签|签)[^,。]{0,12}(?:劳动合同|合同)|劳动合同[^,。]{0,4}未签/.test(
      clause,
    ) && !LAW.test(clause),
};

/** What one sentence states; several where it states several. Bounded: cost grows with the length of the sentence. */
export const labourStatementsIn = (sentence: string): LabourStatement[] => {
  const text = normalise(sentence).text.replace(/\s+/g, '').replaceAll('、', ',');
  const clauses = text
    .split(/[。;]/)
    .flatMap((clause) => clause.match(new RegExp(`[^]{1,${LONGEST_CLAUSE}}`, 'g')) ?? []);
  return LABOUR_STATEMENTS.filter((label) => clauses.some((clause) => RULES[label](clause, text)));
};

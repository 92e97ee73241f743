import { DIMENSIONS, type Dimension } from '../signal/dimension.ts';
import type { Wording } from '../wording.ts';
import { INDICATORS } from './catalogue.ts';
import type { Against, Indicator, MissingReason, Transform } from './indicator.ts';

/** What each transformation does, in words. */
export const TRANSFORM_WORDS: Record<Transform, Wording> = {
  latest: { zh: '最新一次申报的数值', en: 'size of the newest statement' },
  total: { zh: '数值合计', en: 'sum of sizes' },
  count: { zh: '次数', en: 'number of events' },
  highest: { zh: '最高可信度', en: 'largest certainty' },
  run: { zh: '截至最新一次连续出现的期数', en: 'statements in a row, up to the newest' },
  sources: { zh: '不同来源数', en: 'different sources' },
  kinds: { zh: '不同种类数', en: 'different kinds' },
  stories: {
    zh: '按可信度加权的同源组数（转载只计一次），减去往常水平',
    en: 'stories weighed by certainty (copies count once), less what is usual',
  },
  'above-usual': { zh: '数值合计减去往常水平', en: 'sum of sizes, less what is usual' },
};

export const AGAINST_WORDS: Record<Against, Wording> = {
  'own-past': { zh: '自身过去', en: 'its own past' },
  industry: { zh: '同行业', en: 'its industry' },
};

export const MISSING_WORDS: Record<MissingReason, Wording> = {
  'no-source': { zh: '没有来源，或来源从未送来数据', en: 'no source, or one that never delivered' },
  'stale-source': { zh: '最新数据超过允许的时效', en: 'the newest data is older than allowed' },
  'not-covered': {
    zh: '来源不覆盖本区，或逐户申报的来源从未报过该企业',
    en: 'the source does not cover the district, or never made a statement about this enterprise',
  },
  'not-applicable': { zh: '指标不适用于该行业', en: 'the indicator does not apply to the industry' },
};

const DIMENSION_WORDS: Record<Dimension, Wording> = {
  opinion: { zh: '舆情', en: 'Opinion' },
  operation: { zh: '经营', en: 'Operation' },
  labour: { zh: '劳动关系', en: 'Labour' },
};

/** When an indicator has no value, of all the reasons there are. */
export const missingReasonsOf = ({ ownStatement, industries }: Indicator): MissingReason[] => [
  'no-source',
  'stale-source',
  ...(ownStatement ? (['not-covered'] as const) : []),
  ...(industries === null ? [] : (['not-applicable'] as const)),
];

const rowOf = (i: Indicator): string =>
  [
    `\`${i.id}@${i.version}\``,
    `${i.name.zh}<br>${i.name.en}`,
    i.reads.map((kind) => `\`${kind}\``).join('<br>'),
    `\`${i.feed}\`${i.ownStatement ? ' †' : ''}`,
    `${i.windowDays}${i.baselineDays === 0 ? '' : ` + ${i.baselineDays}`}`,
    `${TRANSFORM_WORDS[i.transform].zh}<br>${TRANSFORM_WORDS[i.transform].en}` +
      (i.against.length === 0
        ? ''
        : `<br>对照 against: ${i.against.map((a) => `${AGAINST_WORDS[a].zh} ${AGAINST_WORDS[a].en}`).join('、')}`),
    i.unit,
    String(i.freshDays),
    i.industries === null ? '' : i.industries.join('、'),
  ].join(' | ');

/** The page of documentation that lists all definitions, as Markdown. */
export const indicatorPage = (): string => {
  const sections = DIMENSIONS.map((dimension) => {
    const own = INDICATORS.filter((i) => i.dimension === dimension);
    const { zh, en } = DIMENSION_WORDS[dimension];
    return [
      `## ${zh} · ${en} (${own.length})`,
      '',
      '| id | 指标 indicator | 信号 reads | 来源 feed | 窗口（日） window (days) | 变换 transformation | 单位 unit | 时效（日） may be old (days) | 行业 industries |',
      '|---|---|---|---|---|---|---|---|---|',
      ...own.map((i) => `| ${rowOf(i)} |`),
    ].join('\n');
  });
  return [
    '# 指标目录 · Indicators',
    '',
    `本页由定义生成（\`weisu indicators --markdown\`），共 ${INDICATORS.length} 项；数值越大风险越高。分值在 \`jurisdictions/<place>/scorecard.json\`。`,
    '',
    `Made from the definitions (\`weisu indicators --markdown\`): ${INDICATORS.length} of them; more is always worse. Points stand in \`jurisdictions/<place>/scorecard.json\`.`,
    '',
    '窗口写作“窗口 + 对照期”。“往常”取自身对照期与同行业均值的较高者，加一个标准差、减一条：头一条总要计入，名气大的企业不会总是红色。† 该来源逐户申报，未报过该企业即为缺失而非零。',
    '',
    'A window is written "window + baseline". What is usual is the higher of its own baseline and its industry’s mean, plus one deviation, less one: the first story always counts, and the famous are not always red. † The feed makes statements enterprise by enterprise: without one of its own the reading is missing, not zero.',
    '',
    ...sections.flatMap((section) => [section, '']),
    '## 缺失 · Missing',
    '',
    '| reason | 中文 | meaning |',
    '|---|---|---|',
    ...Object.entries(MISSING_WORDS).map(([reason, { zh, en }]) => `| \`${reason}\` | ${zh} | ${en} |`),
    '',
    '缺失如实显示，从不按安全计分。Missing is shown and never scored as safe.',
    '',
  ].join('\n');
};

import { Option } from 'commander';
import type { OptionSpec } from '../../option.ts';

/** Options of the verbs that learn, score and look back. */
export const MODEL_OPTIONS = {
  rows: {
    flags: '--rows <file>',
    env: [],
    fallback: null,
    zh: '数据行：{id, x: [...]} 或按列命名（.jsonl .csv .tsv，可加 .gz）',
    en: 'rows {id, x: [...]} or by named columns (.jsonl .csv .tsv, each also with .gz)',
  },
  target: {
    flags: '--target <column>',
    env: [],
    fallback: null,
    zh: '结果所在列（是/否）',
    en: 'column of the outcome (yes or no)',
  },
  kind: {
    flags: '--kind <kind>',
    env: [],
    fallback: 'trees',
    zh: 'trees 或 logistic',
    en: 'trees or logistic',
  },
  seed: { flags: '--seed <n>', env: [], fallback: '1', zh: '随机种子', en: 'random seed' },
  members: {
    flags: '--members <n>',
    env: [],
    fallback: null,
    zh: '森林个数；默认按行数选择',
    en: 'number of forests; chosen by the number of rows where it is left out',
  },
  rounds: {
    flags: '--rounds <n>',
    env: [],
    fallback: null,
    zh: '每个森林的树数',
    en: 'trees in each forest',
  },
  rising: {
    flags: '--rising <columns>',
    env: [],
    fallback: null,
    zh: '风险只随之上升的列，逗号分隔',
    en: 'columns with which risk may only rise, by comma',
  },
  falling: {
    flags: '--falling <columns>',
    env: [],
    fallback: null,
    zh: '风险只随之下降的列，逗号分隔',
    en: 'columns with which risk may only fall, by comma',
  },
  model: {
    flags: '--model <file>',
    env: [],
    fallback: null,
    zh: '模型文件（本系统、LightGBM 文本或 XGBoost JSON）',
    en: 'model file (ours, LightGBM’s text or XGBoost’s JSON)',
  },
  records: {
    flags: '--records <file>',
    env: [],
    fallback: null,
    zh: '记录文件或目录',
    en: 'file or folder of records',
  },
  outcome: {
    flags: '--outcome <name>',
    env: [],
    fallback: 'outcome',
    zh: '要预见的事的名称',
    en: 'name of what is to be foreseen',
  },
  enterprise: {
    flags: '--enterprise <column>',
    env: [],
    fallback: 'enterprise',
    zh: '企业名称所在列',
    en: 'column of the enterprise’s name',
  },
  on: {
    flags: '--on <column>',
    env: [],
    fallback: 'occurredOn',
    zh: '发生日期所在列',
    en: 'column of the day it happened',
  },
  recorded: {
    flags: '--recorded <column>',
    env: [],
    fallback: null,
    zh: '获知日期所在列；默认与发生日期相同',
    en: 'column of the day it became known; the day it happened where it is left out',
  },
  horizon: {
    flags: '--horizon <months>',
    env: [],
    fallback: '9m',
    zh: '预见期，如 9m',
    en: 'how far ahead, such as 9m',
  },
  from: {
    flags: '--from <date>',
    env: [],
    fallback: null,
    zh: '第一份名单的日期',
    en: 'day of the first list',
  },
  to: {
    flags: '--to <date>',
    env: [],
    fallback: null,
    zh: '名单截止日期（不含）',
    en: 'lists are made before this day',
  },
  capacity: {
    flags: '--capacity <n>',
    env: [],
    fallback: '200',
    zh: '每月名单容量',
    en: 'places on each month’s list',
  },
  out: { flags: '--out <file>', env: [], fallback: null, zh: '结果文件', en: 'file for the results' },
  asOf: {
    flags: '--as-of <date>',
    env: [],
    fallback: null,
    zh: '只用此日及以前已知的事；默认昨天',
    en: 'use only what was known by this day; yesterday where it is left out',
  },
  state: {
    flags: '--state <state>',
    env: [],
    fallback: null,
    zh: 'shadow 试算、in-force 生效或 retired 停用',
    en: 'shadow, in-force or retired',
  },
  reason: {
    flags: '--reason <words>',
    env: [],
    fallback: null,
    zh: '理由，记入历史和日志',
    en: 'why; kept in the history and the log',
  },
  by: {
    flags: '--by <login>',
    env: [],
    fallback: null,
    zh: '作此决定的市级经办人账号',
    en: 'login of the city officer who decides',
  },
  keep: {
    flags: '--keep',
    env: [],
    fallback: null,
    zh: '把所选等级存为新的草拟版本',
    en: 'keep the chosen levels as a new draft version',
  },
  json: {
    flags: '--json',
    env: [],
    fallback: null,
    zh: '以 JSON 输出，供程序读取',
    en: 'print JSON, for programs',
  },
} as const satisfies Record<string, OptionSpec>;

export type ModelOptionName = keyof typeof MODEL_OPTIONS;

export const modelOption = (name: ModelOptionName): Option => {
  const spec: OptionSpec = MODEL_OPTIONS[name];
  return new Option(
    spec.flags,
    `${spec.zh} / ${spec.en}${spec.fallback === null ? '' : `（${spec.fallback}）`}`,
  );
};

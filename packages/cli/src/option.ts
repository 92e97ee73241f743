import { Option } from 'commander';

/** An option, declared once: its flag, the environment variables that set it too, its default and what it is for. */
export type OptionSpec = {
  /** As commander writes it: `--port <n>`. */
  readonly flags: string;
  /** The first of these that is set counts where the flag is not given. */
  readonly env: readonly string[];
  /** In words and as a value; null where there is none. */
  readonly fallback: string | null;
  readonly zh: string;
  readonly en: string;
  /** Only for programs; not listed in --help. */
  readonly hidden?: true;
};

export const OPTIONS = {
  database: {
    flags: '--database <url>',
    env: ['WEISU_DATABASE_URL', 'DATABASE_URL'],
    fallback: null,
    zh: 'PostgreSQL 地址；不给则用内嵌数据库',
    en: 'PostgreSQL URL; the embedded database where it is left out',
  },
  data: {
    flags: '--data <dir>',
    env: ['WEISU_DATA'],
    fallback: '.weisu',
    zh: '内嵌数据库的目录',
    en: 'folder of the embedded database',
  },
  jurisdiction: {
    flags: '--jurisdiction <dir>',
    env: ['WEISU_JURISDICTION'],
    fallback: null,
    zh: '辖区数据目录（默认随附的北京）',
    en: 'folder of the jurisdiction’s data (Beijing’s, which comes along, where it is left out)',
  },
  json: {
    flags: '--json',
    env: [],
    fallback: null,
    zh: '以 JSON 输出，供程序读取',
    en: 'print JSON, for programs',
  },
  province: {
    flags: '--province <name>',
    env: [],
    fallback: null,
    zh: '只导入该省份的行，如 北京',
    en: 'only rows of this province, such as 北京',
  },
  importSource: {
    flags: '--source <name>',
    env: [],
    fallback: null,
    zh: '文件来自谁；表头的含义按来源记住',
    en: 'whose file it is; what its headers mean is remembered by source',
  },
  sheet: {
    flags: '--sheet <name>',
    env: [],
    fallback: null,
    zh: '工作簿里的哪一张表；不写则为第一张',
    en: 'which sheet of the workbook; the first unless given',
  },
  columns: {
    flags: '--columns <header=field,…>',
    env: [],
    fallback: null,
    zh: '表头对应的字段，如 单位=name,代码=creditCode',
    en: 'the fields that headers stand for, such as 单位=name,代码=creditCode',
  },
  strict: {
    flags: '--strict',
    env: [],
    fallback: null,
    zh: '有一行被拒收则全部不入库',
    en: 'one refused row and nothing is kept',
  },
  dryRun: {
    flags: '--dry-run',
    env: [],
    fallback: null,
    zh: '只检查，不入库',
    en: 'check everything, keep nothing',
  },
  errors: {
    flags: '--errors <file>',
    env: [],
    fallback: null,
    zh: '把被拒收的行另存为 JSON Lines',
    en: 'write refused rows to this file too, as JSON Lines',
  },
  source: {
    flags: '--source <id>',
    env: [],
    fallback: 'src_files',
    zh: '文本所属来源的编号',
    en: 'id of the source that the texts belong to',
  },
  sourceName: {
    flags: '--source-name <name>',
    env: [],
    fallback: null,
    zh: '来源名称',
    en: 'name of the source',
  },
  in: { flags: '--in <file>', env: [], fallback: null, zh: '要读的文件', en: 'file to read' },
  out: {
    flags: '--out <file>',
    env: [],
    fallback: '-',
    zh: '结果文件，- 为标准输出',
    en: 'file for the results; - is standard output',
  },
  names: {
    flags: '--names <file>',
    env: [],
    fallback: null,
    zh: '企业名录或由其生成的名称索引，用于找出提及',
    en: 'file of enterprises whose mentions are to be found, or an index of names built from one',
  },
  without: {
    flags: '--without <kinds>',
    env: [],
    fallback: null,
    zh: '不沿这些关联走，用逗号分开',
    en: 'kinds of relation that are not followed, with commas',
  },
  nameChanges: {
    flags: '--name-changes <file>',
    env: [],
    fallback: null,
    zh: '索引生成之后新增或改名的企业；其名称以此为准',
    en: 'enterprises that are new or renamed since the index was built; for them it alone counts',
  },
  asOf: {
    flags: '--as-of <date>',
    env: [],
    fallback: null,
    zh: '截至哪一天，默认最近一天',
    en: 'as of which day; the newest where it is left out',
  },
  level: {
    flags: '--level <level>',
    env: [],
    fallback: null,
    zh: '只列该等级：blue yellow orange red',
    en: 'only this level: blue yellow orange red',
  },
  district: {
    flags: '--district <district>',
    env: [],
    fallback: null,
    zh: '只列该区（代码或名称）',
    en: 'only this district (code or name)',
  },
  list: { flags: '--list', env: [], fallback: null, zh: '列出场景', en: 'list the scenarios' },
  again: {
    flags: '--again',
    env: [],
    fallback: null,
    zh: '清空已有的演示城市并重建',
    en: 'wipe the demonstration city that is there and make it again',
  },
  seed: { flags: '--seed <n>', env: [], fallback: '1', zh: '随机种子', en: 'random seed' },
  demo: {
    flags: '--demo',
    env: [],
    fallback: null,
    zh: '首次启动时写入演示城市',
    en: 'put the demonstration city in on the first start',
  },
  scenario: {
    flags: '--scenario <name>',
    env: ['WEISU_SCENARIO'],
    fallback: 'demo',
    zh: '演示场景',
    en: 'scenario of the demonstration',
  },
  port: {
    flags: '--port <n>',
    env: ['WEISU_PORT', 'PORT'],
    fallback: '8787',
    zh: '端口，0 为任意空闲端口',
    en: 'port; 0 takes a free one',
  },
  host: {
    flags: '--host <host>',
    env: ['WEISU_HOST'],
    fallback: '127.0.0.1',
    zh: '监听地址',
    en: 'address to listen on',
  },
  publicUrl: {
    flags: '--public-url <url>',
    env: ['WEISU_PUBLIC_URL'],
    fallback: null,
    zh: '用户访问本系统的网址，写入消息中的链接；不给则用监听地址',
    en: 'address at which people reach this system, for links in messages; the address listened on where it is left out',
  },
  readDatabase: {
    flags: '--read-database <url>',
    env: ['WEISU_READ_DATABASE_URL'],
    fallback: null,
    zh: '只读副本地址，列表由此读取；可能略滞后',
    en: 'URL of a replica that lists are read from; it may be some moments behind',
  },
  keyFile: {
    flags: '--key-file <file>',
    env: ['WEISU_BACKUP_KEY_FILE'],
    fallback: null,
    zh: '备份密钥文件（默认在数据目录旁，名为 .backup-key）',
    en: 'file with the key of backups (beside the data folder where it is left out)',
  },
  roles: {
    flags: '--roles <roles>',
    env: ['WEISU_ROLES'],
    fallback: 'api,worker,scheduler,collector',
    zh: '本进程承担的角色，用逗号分开',
    en: 'parts of the work that this process takes on, with commas',
  },
  nats: {
    flags: '--nats <url>',
    env: ['WEISU_NATS_URL'],
    fallback: null,
    zh: 'NATS JetStream 地址，多个用逗号分开；不给则由数据库传递文本',
    en: 'NATS JetStream, several with commas; texts pass through the database where it is left out',
  },
  streamName: {
    flags: '--stream-name <name>',
    env: ['WEISU_STREAM_NAME'],
    fallback: 'weisu',
    zh: '消息流的名称；多个库共用一个 NATS 时各取一个',
    en: 'name of the stream: one for each database that shares a NATS server',
  },
  logLevel: {
    flags: '--log-level <level>',
    env: ['WEISU_LOG_LEVEL'],
    fallback: 'info',
    zh: '日志级别：debug info warn error silent',
    en: 'what is logged: debug info warn error silent',
  },
  metricsPort: {
    flags: '--metrics-port <n>',
    env: ['WEISU_METRICS_PORT'],
    fallback: null,
    zh: 'Prometheus 指标的端口（/metrics），不给则不开',
    en: 'port of the Prometheus metrics (/metrics); none where it is left out',
  },
  metricsHost: {
    flags: '--metrics-host <host>',
    env: ['WEISU_METRICS_HOST'],
    fallback: '127.0.0.1',
    zh: '指标的监听地址',
    en: 'address on which the metrics are served',
  },
  traces: {
    flags: '--traces <url>',
    env: ['WEISU_TRACES_URL', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
    fallback: null,
    zh: 'OpenTelemetry 追踪的 OTLP/HTTP 地址，不给则不追踪',
    en: 'OTLP/HTTP address for OpenTelemetry traces; none where it is left out',
  },
  behindProxy: {
    flags: '--behind-proxy',
    env: ['WEISU_BEHIND_PROXY'],
    fallback: null,
    zh: '前面有可信的反向代理，以其 X-Forwarded-For 的末项计来源地址（环境变量取 1）',
    en: 'a proxy that we trust stands in front: the last entry of its X-Forwarded-For counts as the address (1 in the environment)',
  },
  noOpen: {
    flags: '--no-open',
    env: [],
    fallback: null,
    zh: '不打开浏览器',
    en: 'open no browser',
    hidden: true,
  },
  dump: {
    flags: '--dump [file]',
    env: [],
    fallback: null,
    zh: '把结构写到文件（默认 schema.sql）',
    en: 'write the schema to a file (schema.sql where none is named)',
  },
  heads: {
    flags: '--heads <file>',
    env: ['WEISU_AUDIT_HEADS'],
    fallback: null,
    zh: '库外保存的链头，每行一个',
    en: 'heads of the chain kept outside the database, a line each',
  },
  auditKey: {
    flags: '--audit-key <key>',
    env: ['WEISU_AUDIT_KEY'],
    fallback: null,
    zh: '封存链头的密钥，宜用环境变量给出',
    en: 'key that seals the heads; better given by the environment',
  },
  caseFile: {
    flags: '--case-file <id>',
    env: [],
    fallback: null,
    zh: '案卷编号',
    en: 'id of the case file',
  },
  login: { flags: '--login <login>', env: [], fallback: null, zh: '账号', en: 'login' },
  name: { flags: '--name <name>', env: [], fallback: null, zh: '姓名', en: 'name of the person' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

const nameOf = (spec: OptionSpec): string => {
  const env = spec.env.length > 0 ? ` [${spec.env.join(', ')}]` : '';
  return `${spec.zh} / ${spec.en}${env}${spec.fallback === null ? '' : `（${spec.fallback}）`}`;
};

/** The option for commander. Fallbacks are filled in by `valueOf`, so that the environment can come between. */
export const optionOf = (name: OptionName): Option => {
  const spec: OptionSpec = OPTIONS[name];
  return new Option(spec.flags, nameOf(spec)).hideHelp(spec.hidden === true);
};

/** Values as commander parsed them. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

const keyOf = (spec: OptionSpec): string => new Option(spec.flags).attributeName();

/** The flag's value, else the environment's, else the fallback; undefined where there is none. */
export const valueOf = (
  given: Given,
  name: OptionName,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const spec: OptionSpec = OPTIONS[name];
  const own = given[keyOf(spec)];
  if (typeof own === 'string') return own;
  const named = spec.env
    .map((variable) => env[variable])
    .find((value) => value !== undefined && value !== '');
  return named ?? spec.fallback ?? undefined;
};

export const isOn = (given: Given, name: OptionName): boolean => given[keyOf(OPTIONS[name])] === true;

import type { RouteName } from '@weisu/contract';
import { idOf, type OFFICERS } from './test-city.ts';
import { channel, NO_WORDS, rule, shift } from './test-walk-bodies.ts';

export type Walk = {
  readonly path?: string;
  readonly body?: object;
  readonly as: Readonly<Record<(typeof OFFICERS)[number]['login'], number>>;
};

const roles = (city: number, daxing: number, xicheng: number, desk: number, others: number): Walk['as'] => ({
  city,
  city2: city,
  daxing,
  xicheng,
  desk,
  partner: others,
  system: others,
  security: others,
  audit: others,
});
const everyone = roles(200, 200, 200, 200, 200);
const importers = roles(200, 403, 403, 403, 403);
const officers = roles(200, 200, 200, 200, 403);
/** What one alone of the roles gets; all others have no right. */
const only = (login: 'partner' | 'system' | 'security' | 'audit', status: number): Walk['as'] => ({
  ...roles(403, 403, 403, 403, 403),
  [login]: status,
});
const federationsOf = (status: number): Walk['as'] => roles(status, status, status, 403, 403);
const newcomer = {
  key: 'key-of-a-walk',
  login: 'walker',
  name: '新来者',
  role: 'district-officer',
  unitId: 'unit_xicheng',
};
const nothing = roles(404, 404, 404, 404, 403);
const federation = roles(404, 404, 404, 403, 403);
const answer = { key: 'key-of-a-walk', verdict: 'same' };
const merge = { kind: 'merge', key: 'key-of-a-walk', intoCreditCode: 'none', reason: '同一企业' };
const roster = { name: '名册.csv', base64: 'YQ==' };
const span = 'from=2026-11-02T00:00:00.000Z&until=2026-11-09T00:00:00.000Z';
export const wrongMove = { kind: 'acknowledge', key: 'key-of-a-walk' };
const wrongAct = { kind: 'no-such-act', key: 'key-of-a-walk', note: '无此事项' };
const tested = { from: '2025-01-31', to: '2025-03-31', horizonMonths: 9, capacity: 50 };
export const login = { login: '', password: 'wrong' };

/** What each role gets for the things of enterprise A, which lies in Daxing. A route without a line here does not compile. */
export const WALK = {
  health: { as: everyone },
  login: { body: login, as: roles(401, 401, 401, 401, 401) },
  logout: { as: everyone },
  whoAmI: { as: everyone },
  situation: { as: officers },
  openWarnings: { as: officers },
  today: { as: officers },
  search: { path: '/api/search?q=%E8%99%9A%E6%9E%84', as: everyone },
  listWarnings: { as: officers },
  warningFacets: { as: officers },
  actOnWarnings: {
    body: { kind: 'acknowledge', key: 'key-of-a-walk', ids: ['war_none'] },
    as: roles(200, 200, 200, 403, 403),
  },
  undoWarningActs: {
    body: { key: 'key-of-a-walk', undoes: 'key-before-it', ids: ['war_none'] },
    as: roles(200, 200, 200, 403, 403),
  },
  listSavedViews: { as: everyone },
  saveView: { body: { place: 'warnings', name: '红色', search: 'level=red' }, as: everyone },
  dropView: { path: '/api/saved-views/view_none', as: roles(404, 404, 404, 404, 404) },
  warning: { path: '/api/warnings/war_A', as: roles(200, 200, 404, 404, 403) },
  actOnWarning: { path: '/api/warnings/war_A/acts', body: wrongMove, as: roles(409, 200, 404, 403, 403) },
  listEnterprises: { as: officers },
  enterprise: { path: `/api/enterprises/${idOf('A')}`, as: roles(200, 200, 404, 404, 403) },
  enterpriseTimeline: { path: `/api/enterprises/${idOf('A')}/timeline`, as: roles(200, 200, 404, 404, 403) },
  listCaseFiles: { as: officers },
  caseFile: { path: '/api/case-files/case_none', as: roles(404, 404, 404, 404, 403) },
  actOnCaseFile: {
    path: '/api/case-files/case_none/acts',
    body: wrongAct,
    as: roles(404, 404, 404, 404, 403),
  },
  mergeCaseFile: {
    path: '/api/case-files/case_none/merge',
    body: { key: 'key-of-a-walk', into: 'case_other', note: '同一事件' },
    as: roles(404, 404, 404, 403, 403),
  },
  unmergeCaseFile: {
    path: '/api/case-files/case_none/unmerge',
    body: { key: 'key-of-a-walk', note: '并错了' },
    as: roles(404, 404, 404, 403, 403),
  },
  splitCaseFile: {
    path: '/api/case-files/case_none/split',
    body: { key: 'key-of-a-walk', note: '分开办理' },
    as: roles(404, 404, 404, 403, 403),
  },
  listWatched: { as: officers },
  lookAtWatched: { body: {}, as: officers },
  listWatchProposals: { as: officers },
  answerWatchProposal: {
    path: '/api/watchlist/proposals/wpr_none',
    body: { answer: 'accept', key: 'key-of-a-walk' },
    as: roles(404, 404, 404, 403, 403),
  },
  listWatchHistory: { as: officers },
  enterpriseRelations: {
    path: `/api/enterprises/${idOf('A')}/relations`,
    as: roles(200, 200, 404, 404, 403),
  },
  monitoring: { path: `/api/enterprises/${idOf('A')}/monitoring`, as: roles(200, 200, 404, 404, 403) },
  actOnWatch: {
    path: `/api/enterprises/${idOf('A')}/monitoring`,
    body: { kind: 'start', key: 'key-of-a-walk', reason: '已在名单' },
    as: roles(409, 409, 404, 403, 403),
  },
  listTerms: { as: officers },
  term: { path: '/api/terms/term_none', as: nothing },
  listTermTexts: { path: '/api/terms/term_none/texts', as: nothing },
  previewTerm: {
    body: { definition: NO_WORDS, termId: null, after: null },
    as: roles(400, 400, 400, 400, 403),
  },
  proposeTerm: {
    body: { key: 'key-of-a-walk', definition: NO_WORDS, reason: '新说法' },
    as: roles(400, 400, 400, 403, 403),
  },
  editTerm: {
    path: '/api/terms/term_none/versions',
    body: { key: 'key-of-a-walk', seen: 1, definition: NO_WORDS, reason: '收窄' },
    as: roles(404, 404, 404, 403, 403),
  },
  actOnTerm: {
    path: '/api/terms/term_none/acts',
    body: { kind: 'approve', key: 'key-of-a-walk', seen: 1, reason: '同意' },
    as: roles(404, 403, 403, 403, 403),
  },
  helpingProposals: {
    path: '/api/helping/proposals?about=summary&subject=war_A',
    as: roles(200, 200, 404, 404, 403),
  },
  askHelper: {
    path: '/api/helping/asks',
    body: { key: 'key-of-a-walk', about: 'summary', subject: 'war_A' },
    as: roles(422, 422, 404, 404, 403),
  },
  ruleOnProposal: {
    path: '/api/helping/proposals/hpr_none/acts',
    body: { key: 'key-of-a-walk', kind: 'refuse' },
    as: nothing,
  },
  listSuppressed: { as: officers },
  jurisdiction: { as: everyone },
  loginWays: { as: everyone },
  changePassword: {
    path: '/api/account/password',
    body: { current: 'wrong', next: 'another long password' },
    as: roles(401, 401, 401, 401, 401),
  },
  offerSecondFactor: { body: { password: 'wrong' }, as: roles(401, 401, 401, 401, 401) },
  confirmSecondFactor: { body: { code: '000000' }, as: roles(409, 409, 409, 409, 409) },
  removeSecondFactor: {
    body: { password: 'wrong', code: '000000' },
    as: roles(409, 409, 409, 409, 409),
  },
  listOwnSessions: { as: everyone },
  endOwnSession: { path: '/api/account/sessions/none', as: roles(404, 404, 404, 404, 404) },
  listAccounts: { as: only('security', 200) },
  account: { path: '/api/accounts/off_daxing', as: only('security', 200) },
  createAccount: { body: newcomer, as: only('security', 200) },
  actOnAccount: {
    path: '/api/accounts/off_none/acts',
    body: { kind: 'unlock', key: 'key-of-a-walk', reason: '误锁' },
    as: only('security', 404),
  },
  listAudit: { as: only('audit', 200) },
  verifyAudit: { body: {}, as: only('audit', 200) },
  exportAudit: { body: {}, as: only('audit', 200) },
  auditProof: { body: { caseFileId: 'case_none' }, as: only('audit', 404) },
  system: { as: only('system', 200) },
  flow: { as: only('system', 200) },
  settleParked: { path: '/api/system/parked/1', body: { act: 'replay' }, as: only('system', 404) },
  running: { as: roles(200, 403, 403, 403, 403) },
  listIndicators: { as: officers },
  listModels: { as: officers },
  model: { path: '/api/models/none/1', as: roles(404, 404, 404, 404, 403) },
  actOnModel: {
    path: '/api/models/none/1/acts',
    body: { key: 'key-of-a-walk', kind: 'shadow', reason: '试算' },
    as: roles(404, 403, 403, 403, 403),
  },
  modelDrift: { path: '/api/models/none/1/drift', as: roles(404, 404, 404, 404, 403) },
  compareModel: { path: '/api/models/none/1/comparison', as: roles(404, 404, 404, 404, 403) },
  listBacktests: { as: officers },
  randomChecks: { as: officers },
  backtest: { path: '/api/backtests/none', as: roles(404, 404, 404, 404, 403) },
  startBacktest: {
    body: { key: 'key-of-a-walk', modelId: 'none', version: 1, ...tested },
    as: roles(404, 403, 403, 403, 403),
  },
  stopBacktest: { path: '/api/backtests/none/stop', body: {}, as: roles(404, 403, 403, 403, 403) },
  listOverrides: { as: officers },
  enterpriseOverrides: {
    path: `/api/enterprises/${idOf('A')}/overrides`,
    as: roles(200, 200, 404, 404, 403),
  },
  overrideLevel: {
    path: `/api/enterprises/${idOf('A')}/overrides`,
    body: { key: 'key-of-a-walk', level: 'yellow', until: '2000-01-01', reason: '走访' },
    as: roles(400, 400, 404, 403, 403),
  },
  endOverride: {
    path: `/api/enterprises/${idOf('A')}/overrides/end`,
    body: { key: 'key-of-a-walk', reason: '走访' },
    as: roles(409, 409, 404, 403, 403),
  },
  countNotifications: { as: { ...officers, partner: 200 } },
  listNotifications: { as: { ...officers, partner: 200 } },
  readNotifications: { body: { upTo: 0 }, as: { ...officers, partner: 200 } },
  ownSettings: { as: everyone },
  saveOwnSettings: { body: {}, as: everyone },
  listChannels: { as: only('system', 200) },
  saveChannel: { body: channel, as: only('system', 400) },
  tryChannel: { path: '/api/channels/cha_none/try', body: {}, as: only('system', 404) },
  listDeliveryRules: { as: only('system', 200) },
  saveDeliveryRule: { body: { id: 'rule_none', seen: 1, rule }, as: only('system', 404) },
  listDeliveries: { as: only('system', 200) },
  resendDelivery: { path: '/api/deliveries/dlv_none/resend', body: {}, as: only('system', 404) },
  listDuty: { path: `/api/duty?${span}`, as: roles(200, 200, 200, 403, 403) },
  saveShift: { body: shift, as: roles(404, 404, 404, 403, 403) },
  removeShift: { path: '/api/duty/shf_none', as: roles(404, 404, 404, 403, 403) },
  listDispatches: { as: officers },
  dispatch: { path: '/api/dispatches/dsp_none', as: roles(404, 404, 404, 404, 403) },
  actOnDispatch: {
    path: '/api/dispatches/dsp_none/passes',
    body: { kind: 'sign', key: 'key-of-a-walk', seen: 1 },
    as: roles(404, 404, 404, 404, 403),
  },
  enterWarning: {
    body: {
      key: 'key-of-a-walk',
      enterpriseId: 'ent_none',
      said: '来电称欠薪',
      source: 'telephone',
      kind: 'wage-arrears',
      heardOn: '2026-11-01',
    },
    as: roles(404, 404, 404, 404, 403),
  },
  judgeWarning: {
    path: '/api/warnings/war_none/judgements',
    body: { key: 'key-of-a-walk', verdict: 'true', useful: true, reason: '属实' },
    as: roles(404, 404, 404, 404, 403),
  },
  judgementCounts: { as: officers },
  listSources: { as: federationsOf(200) },
  source: { path: '/api/sources/src_none', as: federationsOf(404) },
  previewSource: { body: {}, as: { ...federationsOf(400), daxing: 403, xicheng: 403 } },
  addSource: {
    body: { key: 'key-of-a-walk', name: '上传', settings: { kind: 'upload' } },
    as: { ...federationsOf(200), daxing: 403, xicheng: 403 },
  },
  editSource: {
    path: '/api/sources/src_none/settings',
    body: { name: '上传', settings: { kind: 'upload' } },
    as: { ...federationsOf(404), daxing: 403, xicheng: 403 },
  },
  actOnSource: {
    path: '/api/sources/src_none/acts',
    body: { kind: 'pause' },
    as: { ...federationsOf(404), daxing: 403, xicheng: 403 },
  },
  uploadToSource: {
    path: '/api/sources/src_none/uploads',
    body: { file: roster },
    as: { ...federationsOf(404), daxing: 403, xicheng: 403 },
  },
  dataDictionary: { as: federationsOf(200) },
  previewImport: { body: { file: roster, source: '月报' }, path: '/api/imports/preview', as: importers },
  startImport: {
    body: { key: 'key-of-a-walk', file: roster, source: '月报', mapping: [] },
    as: roles(400, 403, 403, 403, 403),
  },
  listImports: { as: importers },
  enterpriseImport: { path: '/api/imports/imp_none', as: roles(404, 403, 403, 403, 403) },
  undoImport: { path: '/api/imports/imp_none/undo', body: {}, as: roles(404, 403, 403, 403, 403) },
  listLinkQuestions: { as: officers },
  judgeMention: { path: '/api/mentions/men_none/judgements', body: answer, as: nothing },
  listLinkJudgements: { as: officers },
  undoLinkJudgement: { path: '/api/link-judgements/lju_none/undo', body: {}, as: nothing },
  enterpriseMoves: { path: `/api/enterprises/${idOf('A')}/moves`, as: roles(200, 200, 404, 404, 403) },
  moveEnterprise: { path: `/api/enterprises/${idOf('A')}/moves`, body: merge, as: federation },
  undoEnterpriseMove: { path: '/api/enterprise-moves/mov_none/undo', body: merge, as: federation },
  listClaimFiles: { as: officers },
  listClaims: { path: '/api/case-files/case_none/claims', as: nothing },
  claim: { path: '/api/case-files/case_none/claims/clm_none', as: nothing },
  lookAtWorker: {
    path: '/api/case-files/case_none/claims/clm_none/worker',
    body: { reason: '核对' },
    as: nothing,
  },
  listClaimActs: { path: '/api/case-files/case_none/claim-acts', as: nothing },
  actOnClaims: {
    path: '/api/case-files/case_none/claim-acts',
    body: { kind: 'undo', key: 'key-of-a-walk', actId: 'cla_none' },
    as: nothing,
  },
  previewRoster: {
    path: '/api/case-files/case_none/claims/roster/preview',
    body: { file: roster },
    as: nothing,
  },
  importRoster: {
    path: '/api/case-files/case_none/claims/roster',
    body: { key: 'key-of-a-walk', file: roster, mapping: [] },
    as: nothing,
  },
  exportClaims: { path: '/api/case-files/case_none/claims/export', body: { format: 'csv' }, as: nothing },
  listLetters: { as: officers },
  listCaseLetters: { path: '/api/case-files/case_none/letters', as: roles(404, 404, 404, 404, 403) },
  draftLetter: {
    path: '/api/case-files/case_none/letters',
    body: { kind: 'reminder-letter', key: 'key-of-a-walk' },
    as: roles(404, 404, 404, 404, 403),
  },
  letter: { path: '/api/letters/let_none', as: roles(404, 404, 404, 404, 403) },
  actOnLetter: {
    path: '/api/letters/let_none/acts',
    body: { kind: 'issue', key: 'key-of-a-walk' },
    as: roles(404, 404, 404, 404, 403),
  },
  letterFile: { path: '/api/letters/let_none/file', body: {}, as: roles(404, 404, 404, 404, 403) },
  listNotices: { as: officers },
  draftNotice: {
    body: { key: 'key-of-a-walk', kind: 'tripartite', warningId: 'war_none' },
    as: roles(404, 404, 404, 403, 403),
  },
  notice: { path: '/api/notices/ntc_none', as: nothing },
  actOnNotice: {
    path: '/api/notices/ntc_none/acts',
    body: { kind: 'send', key: 'key-of-a-walk' },
    as: roles(404, 404, 404, 403, 403),
  },
  listBulletins: { as: { ...officers, partner: 200 } },
  draftBulletin: {
    body: { key: 'key-of-a-walk', kind: 'no-such-kind', from: '2026-10-01', until: '2026-10-31' },
    as: roles(400, 400, 400, 403, 403),
  },
  bulletin: { path: '/api/bulletins/bul_none', as: { ...nothing, partner: 404 } },
  actOnBulletin: {
    path: '/api/bulletins/bul_none/acts',
    body: { kind: 'issue', key: 'key-of-a-walk' },
    as: roles(404, 404, 404, 403, 403),
  },
  receiveBulletin: {
    path: '/api/bulletins/bul_none/receipt',
    body: { kind: 'receive', key: 'key-of-a-walk' },
    as: { ...nothing, partner: 404 },
  },
  bulletinFigure: {
    path: '/api/bulletins/bul_none/figures/open-warnings',
    as: { ...nothing, partner: 404 },
  },
  bulletinFile: {
    path: '/api/bulletins/bul_none/file',
    body: { format: 'pdf' },
    as: { ...nothing, partner: 404 },
  },
  listInbox: { as: only('partner', 200) },
  inboxNotice: { path: '/api/inbox/ntc_none', as: only('partner', 404) },
  actOnInboxNotice: {
    path: '/api/inbox/ntc_none/acts',
    body: { kind: 'receive', key: 'key-of-a-walk' },
    as: only('partner', 404),
  },
} satisfies Record<RouteName, Walk>;

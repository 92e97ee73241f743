import type { RouteName, Routes } from '@weisu/contract';
import type { Handler } from './handler.ts';
import * as account from './handlers/account.ts';
import * as accounts from './handlers/accounts.ts';
import * as audit from './handlers/audit.ts';
import * as bulletins from './handlers/bulletins.ts';
import * as backtests from './handlers/backtests.ts';
import * as caseFiles from './handlers/case-files.ts';
import * as claims from './handlers/claims.ts';
import * as delivery from './handlers/delivery.ts';
import * as duty from './handlers/duty.ts';
import * as notifications from './handlers/notifications.ts';
import * as dispatches from './handlers/dispatches.ts';
import * as enterprises from './handlers/enterprises.ts';
import * as imports from './handlers/imports.ts';
import * as letters from './handlers/letters.ts';
import * as library from './handlers/library.ts';
import * as linking from './handlers/linking.ts';
import * as lists from './handlers/lists.ts';
import * as models from './handlers/models.ts';
import * as notices from './handlers/notices.ts';
import * as queue from './handlers/queue.ts';
import { enterpriseRelations } from './handlers/relations.ts';
import * as session from './handlers/session.ts';
import { flow, running, settleParked, system } from './handlers/system.ts';
import { search } from './handlers/search.ts';
import { situation } from './handlers/situation.ts';
import { today } from './handlers/today.ts';
import * as watch from './handlers/watch.ts';
import * as warnings from './handlers/warnings.ts';

/** Who answers what: a route of the contract without a handler does not compile. */
export const handlers = {
  health: session.health,
  login: session.login,
  logout: session.logout,
  whoAmI: session.whoAmI,
  situation,
  today,
  search,
  listWarnings: queue.listWarnings,
  warningFacets: queue.warningFacets,
  actOnWarnings: queue.actOnWarnings,
  undoWarningActs: queue.undoWarningActs,
  listSavedViews: queue.listSavedViews,
  saveView: queue.saveView,
  dropView: queue.dropView,
  warning: warnings.warning,
  actOnWarning: warnings.actOnWarning,
  listEnterprises: enterprises.listEnterprises,
  enterprise: enterprises.enterprise,
  enterpriseTimeline: enterprises.enterpriseTimeline,
  enterpriseRelations,
  listCaseFiles: caseFiles.listCaseFiles,
  caseFile: caseFiles.caseFile,
  actOnCaseFile: caseFiles.actOnCaseFile,
  mergeCaseFile: caseFiles.mergeCaseFile,
  unmergeCaseFile: caseFiles.unmergeCaseFile,
  splitCaseFile: caseFiles.splitCaseFile,
  listWatched: watch.listWatched,
  lookAtWatched: watch.lookAtWatched,
  listWatchProposals: watch.listWatchProposals,
  answerWatchProposal: watch.answerWatchProposal,
  listWatchHistory: watch.listWatchHistory,
  monitoring: watch.monitoring,
  actOnWatch: watch.actOnWatch,
  listSuppressed: lists.listSuppressed,
  jurisdiction: lists.jurisdiction,
  loginWays: account.loginWays,
  changePassword: account.changePassword,
  offerSecondFactor: account.offerSecondFactor,
  confirmSecondFactor: account.confirmSecondFactor,
  removeSecondFactor: account.removeSecondFactor,
  listOwnSessions: account.listOwnSessions,
  endOwnSession: account.endOwnSession,
  listAccounts: accounts.listAccounts,
  account: accounts.account,
  createAccount: accounts.createAccount,
  actOnAccount: accounts.actOnAccount,
  listAudit: audit.listAudit,
  verifyAudit: audit.verifyAudit,
  exportAudit: audit.exportAudit,
  auditProof: audit.auditProof,
  running,
  system,
  flow,
  settleParked,
  listClaimFiles: claims.listClaimFiles,
  listClaims: claims.listClaims,
  claim: claims.claim,
  lookAtWorker: claims.lookAtWorker,
  listClaimActs: claims.listClaimActs,
  actOnClaims: claims.actOnClaims,
  previewRoster: claims.previewRoster,
  importRoster: claims.importRoster,
  exportClaims: claims.exportClaims,
  listLetters: letters.listLetters,
  listCaseLetters: letters.listCaseLetters,
  draftLetter: letters.draftLetter,
  letter: letters.letter,
  actOnLetter: letters.actOnLetter,
  letterFile: letters.letterFile,
  listTerms: library.listTerms,
  proposeTerm: library.proposeTerm,
  previewTerm: library.previewTerm,
  term: library.term,
  listTermTexts: library.listTermTexts,
  editTerm: library.editTerm,
  actOnTerm: library.actOnTerm,
  listBulletins: bulletins.listBulletins,
  draftBulletin: bulletins.draftBulletin,
  bulletin: bulletins.bulletin,
  actOnBulletin: bulletins.actOnBulletin,
  receiveBulletin: bulletins.receiveBulletin,
  bulletinFigure: bulletins.bulletinFigure,
  bulletinFile: bulletins.bulletinFile,
  listNotices: notices.listNotices,
  draftNotice: notices.draftNotice,
  notice: notices.notice,
  actOnNotice: notices.actOnNotice,
  listInbox: notices.listInbox,
  inboxNotice: notices.inboxNotice,
  actOnInboxNotice: notices.actOnInboxNotice,
  listIndicators: models.listIndicators,
  listModels: models.listModels,
  model: models.model,
  actOnModel: models.actOnModel,
  modelDrift: models.modelDrift,
  compareModel: models.compareModel,
  randomChecks: backtests.randomChecks,
  listBacktests: backtests.listBacktests,
  backtest: backtests.backtest,
  startBacktest: backtests.startBacktest,
  stopBacktest: backtests.stopBacktest,
  listOverrides: models.listOverrides,
  enterpriseOverrides: models.enterpriseOverrides,
  overrideLevel: models.overrideLevel,
  endOverride: models.endOverride,
  countNotifications: notifications.countNotifications,
  listNotifications: notifications.listNotifications,
  readNotifications: notifications.readNotifications,
  ownSettings: notifications.ownSettings,
  saveOwnSettings: notifications.saveOwnSettings,
  listChannels: delivery.listChannels,
  saveChannel: delivery.saveChannel,
  tryChannel: delivery.tryChannel,
  listDeliveryRules: delivery.listDeliveryRules,
  saveDeliveryRule: delivery.saveDeliveryRule,
  listDeliveries: delivery.listDeliveries,
  resendDelivery: delivery.resendDelivery,
  listDuty: duty.listDuty,
  saveShift: duty.saveShift,
  removeShift: duty.removeShift,
  listDispatches: dispatches.listDispatches,
  dispatch: dispatches.dispatch,
  actOnDispatch: dispatches.actOnDispatch,
  enterWarning: dispatches.enterWarning,
  judgeWarning: dispatches.judgeWarning,
  judgementCounts: dispatches.judgementCounts,
  previewImport: imports.previewImport,
  startImport: imports.startImport,
  listImports: imports.listImports,
  enterpriseImport: imports.enterpriseImport,
  undoImport: imports.undoImport,
  listLinkQuestions: linking.listLinkQuestions,
  judgeMention: linking.judgeMention,
  listLinkJudgements: linking.listLinkJudgements,
  undoLinkJudgement: linking.undoLinkJudgement,
  enterpriseMoves: linking.enterpriseMoves,
  moveEnterprise: linking.moveEnterprise,
  undoEnterpriseMove: linking.undoEnterpriseMove,
} satisfies { readonly [Name in RouteName]: Handler<Routes[Name]> };

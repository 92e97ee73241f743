import type { RouteName, Routes } from '@weisu/contract';
import type { Handler } from './handler.ts';
import * as caseFiles from './handlers/case-files.ts';
import * as enterprises from './handlers/enterprises.ts';
import * as lists from './handlers/lists.ts';
import * as session from './handlers/session.ts';
import { situation } from './handlers/situation.ts';
import * as warnings from './handlers/warnings.ts';

/** Who answers what: a route of the contract without a handler does not compile. */
export const handlers = {
  health: session.health,
  login: session.login,
  logout: session.logout,
  whoAmI: session.whoAmI,
  situation,
  listWarnings: warnings.listWarnings,
  warning: warnings.warning,
  actOnWarning: warnings.actOnWarning,
  listEnterprises: enterprises.listEnterprises,
  enterprise: enterprises.enterprise,
  enterpriseTimeline: enterprises.enterpriseTimeline,
  listCaseFiles: caseFiles.listCaseFiles,
  caseFile: caseFiles.caseFile,
  actOnCaseFile: caseFiles.actOnCaseFile,
  listWatched: lists.listWatched,
  listTerms: lists.listTerms,
  listSuppressed: lists.listSuppressed,
  jurisdiction: lists.jurisdiction,
} satisfies { readonly [Name in RouteName]: Handler<Routes[Name]> };

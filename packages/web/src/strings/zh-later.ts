import { bulletinsZh } from './bulletins-zh.ts';
import { caseFilesZh } from './casework/case-files-zh.ts';
import { caseWorkZh } from './casework/case-work-zh.ts';
import { claimsZh } from './casework/claims-zh.ts';
import { linkingZh } from './linking/linking-zh.ts';
import { lettersZh } from './casework/letters-zh.ts';
import { libraryZh } from './library-zh.ts';
import { backtestsZh, modelsZh, trackZh } from './models-zh.ts';
import { overridesZh } from './models/overrides-zh.ts';
import { helpingZh } from './helping/helping-zh.ts';
import { noticesZh } from './casework/notices-zh.ts';
import { sourcesZh } from './sources/sources-zh.ts';
import { registerZh } from './register/register-zh.ts';
import { relationsZh } from './watch/relations-zh.ts';
import { watchZh, watchlistZh, watchProposalsZh } from './watch/watch-zh.ts';

/** What the other pages say in Chinese: on its way while the first page is looked at. */
export const zhLater = {
  terms: libraryZh,
  caseFilesWork: caseFilesZh,
  linking: linkingZh,
  caseWork: caseWorkZh,
  claims: claimsZh,
  letters: lettersZh,
  notices: noticesZh,
  bulletins: bulletinsZh,
  register: registerZh,
  models: modelsZh,
  overrides: overridesZh,
  helping: helpingZh,
  sources: sourcesZh,
  backtests: backtestsZh,
  track: trackZh,
  watch: watchZh,
  watchlist: watchlistZh,
  watchProposals: watchProposalsZh,
  relations: relationsZh,
};

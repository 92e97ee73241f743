import { Command } from 'commander';
import { EXIT_HELP } from './exit-code.ts';
import { optionOf } from './option.ts';
import { versionOf } from './version.ts';
import { accountVerb } from './verbs/account.ts';
import { assessVerb } from './verbs/assess.ts';
import { auditVerb } from './verbs/audit.ts';
import { backtestVerb } from './verbs/model/backtest.ts';
import { backupVerb } from './verbs/backup.ts';
import { collectVerb } from './verbs/collect.ts';
import { doctorVerb } from './verbs/doctor.ts';
import { importVerb } from './verbs/import.ts';
import { dictionaryVerb } from './verbs/dictionary.ts';
import { indicatorsVerb } from './verbs/indicators.ts';
import { levelsVerb } from './verbs/model/levels.ts';
import { scorecardVerb } from './verbs/model/scorecard.ts';
import { linkVerb } from './verbs/link.ts';
import { migrateVerb } from './verbs/migrate.ts';
import { modelVerb } from './verbs/model/model.ts';
import { namesVerb } from './verbs/names.ts';
import { readVerb } from './verbs/read.ts';
import { relatedVerb } from './verbs/related.ts';
import { seedVerb } from './verbs/seed.ts';
import { serveVerb } from './verbs/serve.ts';
import { termsVerb } from './verbs/terms.ts';
import { warningsVerb } from './verbs/warnings.ts';

/** The whole command line. `end` is told the exit code of the verb that ran. */
export const createProgram = (end: (code: number) => void): Command => {
  const program = new Command('weisu')
    .description('未诉：欠薪风险监测预警 / Weisu: early warning of wage arrears')
    .version(versionOf())
    .addOption(optionOf('database'))
    .addOption(optionOf('data'))
    .addOption(optionOf('jurisdiction'))
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('afterAll', EXIT_HELP)
    .exitOverride();
  for (const verb of [
    importVerb,
    collectVerb,
    readVerb,
    namesVerb,
    linkVerb,
    assessVerb,
    warningsVerb,
    relatedVerb,
    termsVerb,
    seedVerb,
    serveVerb,
    migrateVerb,
    modelVerb,
    dictionaryVerb,
    indicatorsVerb,
    backtestVerb,
    levelsVerb,
    scorecardVerb,
    accountVerb,
    auditVerb,
    backupVerb,
    doctorVerb,
  ]) {
    verb.register(program, end);
  }
  return program;
};

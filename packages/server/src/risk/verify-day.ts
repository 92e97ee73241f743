import {
  addDays,
  type Assessment,
  type Assessor,
  canonicalJson,
  type Day,
  type EnterpriseId,
  INDICATORS,
  industryUsualOf,
  type Jurisdiction,
  measure,
  modelName,
  startOf,
} from '@weisu/core';
import { loadMonitor } from '../pipeline/load-monitor.ts';
import type { Routing } from '../pipeline/monitor.ts';
import type { Queryable } from '../store/engine.ts';
import { listModels } from '../store/models/risk-models.ts';
import { listAssessmentsOn, listScoresOn, listWarnedOn } from '../store/models/stored-verdicts.ts';

import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listFeedStates } from '../store/verdict/load-subjects.ts';
import { loadReady, readyOf, scorecardIn } from './stored-model.ts';

/** What a stored verdict and the same one made again differ in. */
export type Difference = {
  readonly enterpriseId: EnterpriseId;
  readonly of: 'assessment' | 'score' | 'warning';
  readonly model: string;
  readonly stored: string;
  readonly again: string;
};

export type Verified = {
  readonly asOf: Day;
  readonly assessments: number;
  readonly scores: number;
  readonly warnings: number;
  /** Verdicts of a version that is not kept here: nothing can be said of them. */
  readonly unknown: number;
  readonly different: readonly Difference[];
};

/** What must be the same, to the bit. Evidence is a list of ids: its order is part of it. */
const bits = ({
  baseCentipoints,
  scoreCentipoints,
  level,
  probability,
  contributions,
  coverage,
}: Assessment): string =>
  canonicalJson({
    baseCentipoints,
    scoreCentipoints,
    level,
    probability: probability ?? null,
    contributions,
    coverage,
  });

/** Assesses one enterprise anew as of the day, by measuring from nothing, not from what a round keeps. */
const createAgain = async (
  db: Queryable,
  asOf: Day,
  routing: Routing,
): Promise<(id: EnterpriseId, assess: Assessor) => Assessment | undefined> => {
  const monitor = await loadMonitor(db, asOf, routing);
  const feeds = await listFeedStates(db, asOf, startOf(addDays(asOf, 1)));
  const usual = industryUsualOf(await ensureIndustryUsual(db, asOf));
  return (id, assess) => {
    const monitored = monitor.enterprises.get(id);
    if (monitored === undefined) return undefined;
    const { district, subject, book, statedOn } = monitored;
    const readings = measure(INDICATORS, {
      asOf,
      district,
      industry: subject.industry,
      signals: book.signals,
      feeds,
      statedOn: (feed) => statedOn.get(feed) ?? null,
      industryUsual: usual(subject.industry),
    });
    return assess({ enterpriseId: id, asOf }, readings);
  };
};

/** Makes every verdict kept of a day again from what had been recorded by then, with the version it names, and compares. */
export const verifyDay = async (db: Queryable, asOf: Day, jurisdiction: Jurisdiction): Promise<Verified> => {
  const models = new Map<string, Assessor>();
  const fromFiles = readyOf(scorecardIn(jurisdiction));
  models.set(modelName(fromFiles.model), fromFiles.assess);
  for (const stored of await listModels(db))
    models.set(modelName(stored), (await loadReady(db, stored)).assess);
  const again = await createAgain(db, asOf, jurisdiction);
  const different: Difference[] = [];
  let unknown = 0;
  const compare = (
    of: Difference['of'],
    { enterpriseId, model }: Pick<Assessment, 'enterpriseId' | 'model'>,
    stored: string,
    write: (assessment: Assessment) => string,
  ): void => {
    const assess = models.get(model);
    const made = assess === undefined ? undefined : again(enterpriseId, assess);
    if (made === undefined) {
      unknown += 1;
      return;
    }
    const own = write(made);
    if (own !== stored) different.push({ enterpriseId, of, model, stored, again: own });
  };
  const assessments = await listAssessmentsOn(db, asOf);
  for (const own of assessments) compare('assessment', own, bits(own), bits);
  const scores = await listScoresOn(db, asOf);
  for (const own of scores)
    compare('score', own, `${own.scoreCentipoints} ${own.level}`, (a) => `${a.scoreCentipoints} ${a.level}`);
  const warned = await listWarnedOn(db, asOf);
  for (const own of warned) compare('warning', own, bits(own), bits);
  return {
    asOf,
    assessments: assessments.length,
    scores: scores.length,
    warnings: warned.length,
    unknown,
    different,
  };
};

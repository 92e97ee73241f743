import {
  type Instant,
  type JudgedEvidence,
  learnAdjustment,
  lossOf,
  type MentionEvidence,
  NO_ADJUSTMENT,
  shippedLinkModel,
  withoutAdjustment,
} from '@weisu/core';
import { writeAudit } from '../../store/audit/write-audit.ts';
import type { Database, Queryable } from '../../store/engine.ts';
import { listLearnable } from '../../store/linking/link-memory.ts';
import { insertLinkModel, listLinkModels, type StoredLinkModel } from '../../store/linking/link-models.ts';

/** Fewer answers than these say too little to move any weight. */
export const LEAST_ANSWERS = 20;
const PARTS = 5;

export type LearnedLinking =
  | { readonly kind: 'too-few'; readonly judged: number }
  | { readonly kind: 'no-better'; readonly judged: number; readonly figures: StoredLinkModel['figures'] }
  | { readonly kind: 'learned'; readonly model: StoredLinkModel };

const judgedEvidence = async (db: Queryable): Promise<JudgedEvidence[]> => {
  const models = new Map((await listLinkModels(db)).map((model) => [model.version, model.adjustment]));
  return (await listLearnable(db)).map(({ evidence, verdict, linkModel }) => ({
    evidence: withoutAdjustment(
      // What memory said is the answers themselves: learning from it would count them twice.
      (evidence as readonly MentionEvidence[]).filter(({ kind }) => kind !== 'judged-before'),
      models.get(linkModel ?? '') ?? NO_ADJUSTMENT,
    ),
    isSame: verdict === 'same',
  }));
};

/** Loss on each fifth of the answers under what the other four teach, and under the weights as they came. */
const heldBack = (judged: readonly JudgedEvidence[]): StoredLinkModel['figures'] => {
  let after = 0;
  for (let part = 0; part < PARTS; part += 1) {
    const rest = judged.filter((_, at) => at % PARTS !== part);
    const held = judged.filter((_, at) => at % PARTS === part);
    after += lossOf(held, learnAdjustment(rest)) * held.length;
  }
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return { before: round(lossOf(judged, NO_ADJUSTMENT)), after: round(after / judged.length) };
};

/**
 * Learns weights from the standing answers of people and puts them in force for what is read from then on. Kept as a new
 * version; not kept where answers held back would have been weighed no better.
 */
export const learnLinking = (database: Database, now: Instant): Promise<LearnedLinking> =>
  database.transaction(async (trx) => {
    const judged = await judgedEvidence(trx);
    if (judged.length < LEAST_ANSWERS) return { kind: 'too-few', judged: judged.length };
    const figures = heldBack(judged);
    if (figures.after >= figures.before) return { kind: 'no-better', judged: judged.length, figures };
    const base = shippedLinkModel().version;
    const model: StoredLinkModel = {
      version: `${base}+${now.slice(0, 19).replaceAll(/[-:T]/g, '')}`,
      madeAt: now,
      base,
      adjustment: learnAdjustment(judged),
      judgedCount: judged.length,
      figures,
    };
    await insertLinkModel(trx, model);
    await writeAudit(trx, {
      at: now,
      officerId: null,
      unitId: null,
      action: 'link.learn',
      subject: model.version,
      detail: { judged: judged.length, figures },
    });
    return { kind: 'learned', model };
  });

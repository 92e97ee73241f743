import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  AUTO_LINK_CONFIDENCE,
  createLinker,
  createPlaceFinder,
  EVIDENCE_KINDS,
  type LinkModel,
  linksByItself,
  provinceOf,
} from '@weisu/core';
import { createReader, type Term } from '@weisu/text';
import { type Contexts, readContexts, readRunningText } from './contexts.ts';
import { type Judged, judgeItems, type Offered } from './judge-items.ts';
import { type Example, type Ground, itemExamples, learnLink, modelOf, phraseExamples } from './learn.ts';
import { makeContexts, makeRegistry } from './made-registry.ts';
import { type MeasuredRegistry, openRegistry, readRegistry, type Registered } from './registry.ts';
import { shareOf, uniform } from './seeded.ts';
import { drawTraps, partOf, TRAPS } from './traps.ts';

const JURISDICTION = fileURLToPath(new URL('../../jurisdictions/beijing/', import.meta.url));
const MADE = 4000;
/** Of the enterprises that texts speak of, so many are not in the registry: linking must not take others for them. */
const HIDDEN_SHARE = 0.25;
const BINS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] as const;

type District = { readonly code: string; readonly writtenAs: readonly string[] };
type Progress = (message: string) => void;

export type LinkingGround = Ground & { readonly registry: MeasuredRegistry; readonly contexts: Contexts };
export type GroundOptions = {
  /** Registry as TSV (name, credit_code, registered_on, province, area), gzip or not; an invented one without. */
  readonly names: string | undefined;
  /** Folder of real sentences; invented ones without. */
  readonly data: string | undefined;
  /** Share of the registry that is used, 0 to 1. */
  readonly share: number;
};

const readJson = <T>(file: string): T => JSON.parse(readFileSync(`${JURISDICTION}${file}`, 'utf8')) as T;

/** Opens the registry, the sentences and the reader of a measurement. */
export const openGround = async (
  { names, data, share }: GroundOptions,
  progress: Progress,
): Promise<LinkingGround> => {
  const districts = readJson<District[]>('districts.json');
  const codes = new Map(
    districts.flatMap(({ code, writtenAs }) => writtenAs.map((form) => [form, code] as const)),
  );
  const all = names === undefined ? makeRegistry(MADE, 1) : await readRegistry(names);
  const rows = share < 1 ? all.filter(({ code }) => shareOf(`used ${code}`) < share) : all;
  progress(`${rows.length} enterprises`);
  const placeOf = ({ code, place }: Registered): string | null =>
    place === null ? null : provinceOf(code) === '11' ? (codes.get(place) ?? place) : place;
  const registry = openRegistry(rows, HIDDEN_SHARE, placeOf);
  progress(`${registry.forms.size} forms of names`);
  return {
    registry,
    places: createPlaceFinder(districts),
    reader: createReader({ terms: readJson<Term[]>('terms.json') }),
    contexts: data === undefined ? makeContexts() : readContexts(data),
  };
};

const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));
const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));

/** Precision and recall of what is linked: of all, and of each kind of trap. */
const figuresOf = (
  { offered, meant, items }: Judged,
  threshold: number,
  isLinked: (each: Offered) => boolean,
) => {
  const lines = TRAPS.map((trap) => {
    const linked = offered.filter((each) => each.trap === trap && isLinked(each));
    const right = linked.filter(({ isRight }) => isRight).length;
    const of = meant.get(trap) ?? 0;
    return {
      trap,
      items: items.get(trap) ?? 0,
      meant: of,
      linked: linked.length,
      right,
      precision: share(right, linked.length),
      recall: share(right, of),
    };
  });
  const sum = (key: 'items' | 'meant' | 'linked' | 'right'): number =>
    lines.reduce((total, line) => total + line[key], 0);
  return {
    threshold,
    precision: share(sum('right'), sum('linked')),
    recall: share(sum('right'), sum('meant')),
    linked: sum('linked'),
    wrong: sum('linked') - sum('right'),
    lines,
  };
};

/** What confidences said and what was so, by how sure they were. */
const calibrationOf = ({ offered }: Judged) =>
  BINS.map((from, at) => {
    const to = BINS[at + 1] ?? 1.001;
    const inside = offered.filter(({ confidence }) => confidence >= from && confidence < to);
    const said = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from,
      count: inside.length,
      said: share(said, inside.length),
      was: share(inside.filter(({ isRight }) => isRight).length, inside.length),
    };
  });

/** What would be linked if the threshold stood elsewhere, everything else alike. */
const THRESHOLDS = [0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

export type LinkingFigures = {
  readonly thresholds: readonly {
    readonly threshold: number;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly linked: number;
    readonly wrong: number;
  }[];
  readonly automatic: ReturnType<typeof figuresOf>;
  readonly atHalf: ReturnType<typeof figuresOf>;
  readonly calibration: ReturnType<typeof calibrationOf>;
  /** Texts of the traps that were read and linked in a second of processor time. */
  readonly textsPerCpuSecond: number;
  readonly judged: Judged;
};

/** Measures linking on traps drawn from enterprises and sentences that it has not learned from. */
export const measureLinking = (
  ground: LinkingGround,
  each: number,
  progress: Progress,
  model?: LinkModel,
): LinkingFigures => {
  const { registry, contexts, places, reader } = ground;
  const items = drawTraps({ registry, contexts, part: 'measure', seed: 2 }, each);
  progress(`${items.length} items`);
  const linker = createLinker({
    names: registry,
    subjectOf: registry.subjectOf,
    places,
    ...(model === undefined ? {} : { model }),
  });
  const cpu = process.cpuUsage();
  const judged = judgeItems(linker, reader, items, contexts);
  const { user, system } = process.cpuUsage(cpu);
  return {
    automatic: figuresOf(judged, AUTO_LINK_CONFIDENCE, ({ byItself }) => byItself),
    thresholds: THRESHOLDS.map((threshold) => {
      const { precision, recall, linked, wrong } = figuresOf(judged, threshold, (one) =>
        linksByItself(one, threshold),
      );
      return { threshold, precision, recall, linked, wrong };
    }),
    atHalf: figuresOf(judged, 0.5, ({ confidence }) => confidence >= 0.5),
    calibration: calibrationOf(judged),
    textsPerCpuSecond: Math.round(items.length / ((user + system) / 1e6)),
    judged,
  };
};

/** Learns the weights that the product ships with, from the other half of enterprises and sentences. */
export const learnWeights = (
  ground: LinkingGround,
  { each, data, running, date }: { each: number; data: string | undefined; running: number; date: string },
  progress: Progress,
): LinkModel => {
  const { registry, contexts } = ground;
  const items = drawTraps({ registry, contexts, part: 'learn', seed: 1 }, each).filter(
    ({ trap }) => trap !== 'phrase',
  );
  const examples: Example[] = items.flatMap((item) => itemExamples(ground, item));
  progress(`${examples.length} examples of traps`);
  const next = uniform(5);
  for (const known of contexts.known)
    if (partOf(known.text) === 'learn') examples.push(...phraseExamples(ground, known, next));
  const texts =
    data === undefined ? [] : readRunningText(data, running).filter((text) => partOf(text) === 'learn');
  for (const text of texts) examples.push(...phraseExamples(ground, { text, named: [] }, next));
  progress(`${examples.length} examples with phrases`);
  return modelOf(
    learnLink(examples, { epochs: 6, ridge: 1e-4, gramRidge: 1e-3, rate: 0.15 }, progress),
    `link@${date}`,
  );
};

/** The source file of the weights. */
export const writeWeights = (model: LinkModel, date: string): string => {
  const lines = EVIDENCE_KINDS.filter((kind) => kind !== 'same-name-elsewhere').map((kind) => {
    const key = /^[a-z]+$/.test(kind) ? kind : `'${kind}'`;
    return `  ${key}: ${Number(model.weights[kind].toFixed(3))},`;
  });
  return (
    `// Made by \`npm run measure -- linking --learn\`; see docs/model-cards/linking.md. Not to be edited.\n` +
    `import type { EvidenceKind } from './mention.ts';\n\n` +
    `export const LINK_WEIGHTS_DATE = '${date}';\n` +
    `/** Log-odds of each kind of evidence. */\n` +
    `export const LINK_WEIGHTS: Readonly<Record<Exclude<EvidenceKind, 'same-name-elsewhere'>, number>> = {\n${lines.join('\n')}\n};\n` +
    `/** What one step of a mark's weight is worth, and the weights: one byte a place of the table, as base64. */\n` +
    `export const GRAM_SCALE = ${model.grams.scale};\n` +
    `export const GRAM_WEIGHTS =\n  '${Buffer.from(model.grams.weights.buffer).toString('base64')}';\n`
  );
};

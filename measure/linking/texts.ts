import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type Candidate,
  createPlaceFinder,
  evidenceSentence,
  type Linker,
  linksByItself,
  type PlaceWords,
  provinceOf,
} from '@weisu/core';
import {
  cityNamesOf,
  createCityLinker,
  createCityLookup,
  createCityNamesBuilder,
  LEAST_CONFIDENCE,
  LEAST_KNOWN,
  type CityLookup,
} from '@weisu/server';
import { createReader, stripMarkup, type Term } from '@weisu/text';
import { z } from 'zod';
import { employersOf } from './learn.ts';
import { readRegistry } from './registry.ts';
import { shareOf } from './seeded.ts';

/** A link as a person judges it: where in which text, whom, how sure, and why. */
export type ShownLink = {
  /** Names it in a file of judgements: the text, the name in it, the enterprise. */
  readonly key: string;
  readonly decision: 'linked' | 'asked';
  readonly confidence: number;
  readonly surface: string;
  readonly around: string;
  readonly enterprise: string;
  readonly evidence: readonly string[];
};

/** What a person said of one: it is the enterprise, it is not, or it cannot be told. */
export type JudgedLink = { readonly key: string; readonly verdict: 'y' | 'n' | 'u' };

export type LinkedTexts = {
  readonly texts: number;
  readonly enterprises: number;
  readonly textsASecond: number;
  readonly linked: readonly ShownLink[];
  /** Names of which a person would be asked, under the likeliest of those who bear them. */
  readonly asked: readonly ShownLink[];
};

const text = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  date: z.string().nullish(),
});

const readFile = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim();
};

const AROUND = 24;
const DAY = /^\d{4}-\d\d-\d\d/;

const shown = (
  key: string,
  decision: ShownLink['decision'],
  words: string,
  { surface, spans, confidence, evidence }: Candidate,
  enterprise: string,
): ShownLink => {
  const { start, end } = spans[0] ?? { start: 0, end: 0 };
  const around = `${words.slice(Math.max(0, start - AROUND), start)}【${words.slice(start, end)}】${words.slice(end, end + AROUND)}`;
  return {
    key,
    decision,
    confidence,
    surface,
    around: around.replaceAll(/\s+/g, ' '),
    enterprise,
    evidence: evidence.map(
      (piece) =>
        `${piece.logOdds < 0 ? '−' : '+'}${Math.abs(piece.logOdds).toFixed(2)} ${evidenceSentence(piece).zh}`,
    ),
  };
};

/** What linking would do with a candidate, as ingestion decides it: one question a name, none where one of its bearers is linked. */
type Decided = readonly [Candidate, ShownLink['decision']];
const decide = (candidates: readonly Candidate[]): readonly Decided[] => {
  const settled = new Set(candidates.filter(linksByItself).map(({ surface }) => surface));
  const asked = new Set<string>();
  return candidates.flatMap((each): Decided[] => {
    if (linksByItself(each)) return [[each, 'linked']];
    const { surface, known, confidence } = each;
    if (known < LEAST_KNOWN || confidence < LEAST_CONFIDENCE || settled.has(surface) || asked.has(surface))
      return [];
    asked.add(surface);
    return [[each, 'asked']];
  });
};

/** The names of a registry as the product holds them, all or those of one province. */
const openNames = async (
  path: string,
  districts: readonly PlaceWords[],
  province: string | null,
): Promise<{ readonly lookup: CityLookup; readonly count: number }> => {
  const codes = new Map(
    districts.flatMap(({ code, writtenAs }) => writtenAs.map((form) => [form, code] as const)),
  );
  const rows = (await readRegistry(path)).filter(
    ({ code }) => province === null || provinceOf(code) === province,
  );
  const builder = createCityNamesBuilder(rows.length);
  for (const { name, code, place, registeredOn } of rows)
    builder.add({
      name,
      form: 'registered',
      creditCode: code,
      registeredName: name,
      registeredDistrict:
        place === null ? null : provinceOf(code) === '11' ? (codes.get(place) ?? place) : place,
      operatingDistrict: null,
      industry: null,
      registeredOn,
      from: null,
      until: null,
    });
  return { lookup: createCityLookup(cityNamesOf(builder)), count: rows.length };
};

/**
 * Reads and links texts (JSON lines with text, and id, title, date) against a registry with the lookup and the rules of the
 * product, and shows what it links by itself and what it would ask, for a person to judge.
 */
export const linkTexts = async (
  {
    texts: files,
    names,
    province,
  }: { readonly texts: readonly string[]; readonly names: string; readonly province: string | null },
  { districts, terms }: { readonly districts: readonly PlaceWords[]; readonly terms: readonly Term[] },
  progress: (message: string) => void,
): Promise<LinkedTexts> => {
  const { lookup, count } = await openNames(names, districts, province);
  progress(`${count} enterprises`);
  const linker: Linker = createCityLinker(lookup, createPlaceFinder(districts));
  const reader = createReader({ terms });
  const links: ShownLink[] = [];
  let texts = 0;
  const cpu = process.cpuUsage();
  for (const file of files) {
    const name =
      file
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.jsonl?(\.gz)?$/, '') ?? file;
    readFile(file)
      .split('\n')
      .forEach((line, row) => {
        const { id, title, text: body, date } = text.parse(JSON.parse(line));
        const words = stripMarkup([title ?? '', body ?? ''].filter((part) => part !== '').join('\n'));
        texts += 1;
        const candidates = linker.link(words, {
          sourceDistricts: null,
          on: DAY.exec(date ?? '')?.[0] ?? null,
          employers: employersOf(reader, words),
        });
        for (const [candidate, decision] of decide(candidates)) {
          const { enterpriseId, surface } = candidate;
          const enterprise = `${lookup.recordOf(enterpriseId)?.registeredName ?? ''} ${enterpriseId.slice(4)}`;
          const key = `${name}/${id ?? row + 1}/${surface}/${enterpriseId.slice(4)}`;
          links.push(shown(key, decision, words, candidate, enterprise));
        }
      });
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    texts,
    enterprises: count,
    textsASecond: Math.round(texts / ((user + system) / 1e6)),
    linked: links.filter(({ decision }) => decision === 'linked'),
    asked: links.filter(({ decision }) => decision === 'asked'),
  };
};

/** So many of them, the same every time, whatever stands before or behind. */
export const sampled = (links: readonly ShownLink[], most: number): readonly ShownLink[] =>
  [...links].sort((a, b) => shareOf(a.key) - shareOf(b.key)).slice(0, most);

const judged = z.object({ key: z.string(), verdict: z.enum(['y', 'n', 'u']) });

/** Judgements of a person, one JSON object a line. */
export const readJudgements = (path: string): ReadonlyMap<string, JudgedLink['verdict']> =>
  new Map(
    readFile(path)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => judged.parse(JSON.parse(line)))
      .map(({ key, verdict }) => [key, verdict] as const),
  );

export type TextFigures = {
  readonly shown: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly unjudged: number;
  /** Of those judged to be right or wrong; null where there are none. */
  readonly precision: number | null;
};

/** How many of the links a person judged to be right. */
export const figuresOfTexts = (
  links: readonly ShownLink[],
  verdicts: ReadonlyMap<string, JudgedLink['verdict']>,
): TextFigures => {
  const said = (verdict: JudgedLink['verdict'] | undefined): number =>
    links.filter(({ key }) => verdicts.get(key) === verdict).length;
  const [right, wrong] = [said('y'), said('n')];
  return {
    shown: links.length,
    right,
    wrong,
    unsure: said('u'),
    unjudged: said(undefined),
    precision: right + wrong === 0 ? null : Number((right / (right + wrong)).toFixed(4)),
  };
};

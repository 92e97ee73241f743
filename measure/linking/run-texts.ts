import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlaceWords } from '@weisu/core';
import type { Term } from '@weisu/text';
import { figuresOfTexts, linkTexts, readJudgements, sampled, type ShownLink } from './texts.ts';

const JURISDICTION = fileURLToPath(new URL('../../jurisdictions/beijing/', import.meta.url));
const readJson = <T>(file: string): T => JSON.parse(readFileSync(`${JURISDICTION}${file}`, 'utf8')) as T;

const show = ({ key, decision, confidence, surface, around, enterprise, evidence }: ShownLink): void =>
  console.log(
    `${decision} ${confidence} “${surface}” = ${enterprise}\n  ${around}\n  ${evidence.join('；')}\n  ${key}\n`,
  );

/** Links real texts and shows what a person has to judge; with judgements, how many of the links are right. */
export const runTexts = async (options: {
  readonly texts: readonly string[];
  readonly names: string;
  readonly province: string | null;
  readonly asked: number;
  readonly judged: string | undefined;
  readonly json: boolean;
}): Promise<void> => {
  const districts = readJson<PlaceWords[]>('districts.json');
  const terms = readJson<Term[]>('terms.json');
  const found = await linkTexts(options, { districts, terms }, (message) => console.error(message));
  const asked = sampled(found.asked, options.asked);
  const verdicts = options.judged === undefined ? new Map() : readJudgements(options.judged);
  const { texts, enterprises, textsASecond } = found;
  const figures = {
    texts,
    enterprises,
    textsASecond,
    linked: figuresOfTexts(found.linked, verdicts),
    asked: { all: found.asked.length, ...figuresOfTexts(asked, verdicts) },
  };
  if (options.json) {
    for (const link of [...found.linked, ...asked]) console.log(JSON.stringify(link));
    console.log(JSON.stringify(figures));
    return;
  }
  for (const link of [...found.linked, ...asked].filter(({ key }) => !verdicts.has(key))) show(link);
  console.log(
    `${texts} texts against ${enterprises} enterprises, ${textsASecond} texts a second of processor time`,
  );
  console.log(`linked by itself: ${JSON.stringify(figures.linked)}`);
  console.log(`asked: ${JSON.stringify(figures.asked)}`);
};

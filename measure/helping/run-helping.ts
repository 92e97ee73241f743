import { fileURLToPath } from 'node:url';
import { createOutwardDoor, loadJurisdiction, readHelpingRules, readOutwardRules } from '@weisu/server';
import { type HelpingFigures, measureHelping, readGold, type Score } from './measure-helping.ts';

const BEIJING = fileURLToPath(new URL('../../jurisdictions/beijing', import.meta.url));

const INVENTED = fileURLToPath(new URL('./invented-gold.jsonl', import.meta.url));

const line = (name: string, reader: Score, model: Score): string =>
  `${name.padEnd(18)} ${String(reader.n).padStart(5)}  ${[reader, model]
    .map(({ p, r, f1 }) => [p, r, f1].map((value) => value.toFixed(3)).join(' '))
    .join('   ')}`;

const show = ({ texts, reader, model, kept, dropped, noHelp, msPerText }: HelpingFigures): void => {
  console.log(`${texts} texts                 built-in reader     helping model`);
  console.log('                       n  p     r     f1      p     r     f1');
  console.log(line('concerns', reader.concerns, model.concerns));
  for (const kind of Object.keys(reader.kinds) as (keyof typeof reader.kinds)[])
    console.log(line(kind, reader.kinds[kind], model.kinds[kind]));
  console.log(`statements kept ${kept}, dropped since the text does not hold their quote ${dropped}`);
  for (const [why, count] of Object.entries(noHelp)) console.log(`no help (${why}): ${count} texts`);
  console.log(`${msPerText} ms a text`);
};

/** Scores the model that the environment names against a gold file, beside the built-in reader. Answers the exit code. */
export const runHelping = async (asked: {
  readonly gold: string | undefined;
  readonly most: number;
  readonly json: boolean;
}): Promise<number> => {
  const rules = readHelpingRules(process.env);
  if (rules === null) {
    console.error(
      'no endpoint is configured: set WEISU_HELPER_URL and WEISU_HELPER_MODEL (docs/guides/helping-model.md)',
    );
    return 2;
  }
  if (asked.gold === undefined)
    console.error('six invented texts: they show that it works, not how good the model is; name --gold FILE');
  const { terms } = await loadJurisdiction(BEIJING);
  const outward = createOutwardDoor(readOutwardRules(process.env));
  const rows = readGold(asked.gold ?? INVENTED).slice(0, asked.most);
  let left = rows.length;
  const takeRequest = async (): Promise<boolean> => {
    left -= 1;
    return left >= 0;
  };
  const figures = await measureHelping(rows, terms, { rules, outward, takeRequest }, (done) => {
    if (done % 50 === 0) console.error(`${done} of ${rows.length}`);
  });
  await outward.close();
  if (asked.json) console.log(JSON.stringify(figures));
  else show(figures);
  return 0;
};

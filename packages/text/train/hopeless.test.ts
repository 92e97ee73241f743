import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Term } from '../src/match/term.ts';
import { listFeatures } from '../src/reading/features.ts';
import { RISK_KINDS } from '../src/reading/finding.ts';
import { FeatureList } from '../src/reading/model/feature-list.ts';
import { MODEL } from '../src/reading/model/learned-weights.ts';
import { modelScores, unpackModel } from '../src/reading/model/model.ts';
import { createPrepare } from '../src/reading/prepare.ts';
import { knownWords } from '../src/reading/words/words.ts';
import { inventedTexts } from './invented-texts.ts';

const TERMS_FILE = new URL('../../../jurisdictions/beijing/terms.json', import.meta.url);

/** Log-odds from which a headline is said to concern an employer, and from which a kind is said of a text that does not. */
const CONCERNS_FROM = -0.9;
const KIND_FROM = -0.4;
/** As far below must they stay. */
const MARGIN = 0.5;

test('a text of which the first stage alone says that nothing is said is one of which all stages say so', () => {
  const prepare = createPrepare(JSON.parse(readFileSync(TERMS_FILE, 'utf8')) as Term[]);
  const model = unpackModel(MODEL);
  const list = new FeatureList(1_000);
  let hopeless = 0;
  for (const { text } of [...inventedTexts('messages'), ...inventedTexts('headlines')]) {
    const prepared = prepare(text);
    listFeatures(list, prepared);
    const whole = modelScores(model, list, prepared, knownWords(), true);
    const quick = modelScores(model, list, prepared, knownWords());
    if (quick !== null) expect(quick).toEqual(whole);
    else {
      hopeless += 1;
      expect(whole?.concerns).toBeLessThan(CONCERNS_FROM - MARGIN);
      for (const kind of RISK_KINDS) expect(whole?.[kind]).toBeLessThan(KIND_FROM - MARGIN);
    }
  }
  expect(hopeless).toBeGreaterThan(5);
});

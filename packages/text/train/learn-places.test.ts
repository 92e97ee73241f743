import { expect, test } from 'vitest';
import { FeatureSet } from '../src/reading/model/feature-set.ts';
import { RISK_KINDS } from '../src/reading/finding.ts';
import { learnPlaces, type Place, type PlacedText, placeRows } from './learn-places.ts';

const place = (...words: string[]): Place => {
  const set = new FeatureSet(16);
  for (const word of words) set.addContext(1, word, 1);
  return { kind: 0, inHead: true, set };
};

const text = (wanted: number, ...places: Place[]): PlacedText => ({
  places,
  wanted: RISK_KINDS.flatMap(() => [wanted, wanted]),
  importance: 1,
  seen: 1,
});

test('learns which place of a text states the kind, though only whole texts are judged', () => {
  // Each text that states it has one telling place and one that ordinary texts have as well.
  const telling = Array.from({ length: 12 }, () => text(1, place('欠'), place('会')));
  const ordinary = Array.from({ length: 12 }, () => text(0, place('会'), place('会')));
  const asked = [text(0, place('欠')), text(0, place('会'))];
  const texts = [...telling, ...ordinary, ...asked];
  const { say } = learnPlaces(texts, placeRows(texts), [...Array(24).keys()]);
  expect(say(24)[0]).toBeGreaterThan(0.5);
  expect(say(25)[0]).toBeLessThan(-0.5);
});

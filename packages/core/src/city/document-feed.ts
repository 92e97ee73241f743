import type { CityDocument } from './city.ts';
import { dayOfNumber, instantOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { randomOf, weightedPicker } from './random.ts';
import type { Random } from './random.ts';
import { TEXT_SOURCES } from './source.ts';
import type { TextSource } from './source.ts';
import { copyOf } from './text/disguise.ts';
import { NOISE } from './text/noise-grammar.ts';
import { tellingsOf } from './text/situation.ts';
import { writeNoise, writeTrouble } from './text/writer.ts';
import type { Written } from './text/writer.ts';
import { monthsUnpaid } from './world.ts';
import type { World } from './world.ts';

const STREAM = 106;
/** Share of the texts that say nothing of risk. */
const NOISE_RATIO = 0.62;
const pickNoise = weightedPicker(NOISE, (noise) => noise.weight);
/** Who repeats what others wrote. */
const REPEATERS: readonly TextSource[] = ['forum', 'headline', 'board', 'forum', 'news'];

/** A text as a source hands it over some days later, or none where that is after the city's end. */
const published = (
  world: World,
  random: Random,
  source: TextSource,
  on: DayNumber,
  { title, body }: Written,
): CityDocument[] => {
  const { id, delay } = TEXT_SOURCES[source];
  const known = on + random.int(delay[0], delay[1]);
  const second = random.int(7 * 3600, 23 * 3600);
  if (known > world.until || on > world.until) return [];
  return [{ sourceId: id, title, body, occurredOn: dayOfNumber(on), recordedAt: instantOf(known, second) }];
};

const copiesOf = (
  world: World,
  random: Random,
  on: DayNumber,
  written: Written,
  again: number,
): CityDocument[] => {
  const copies: CityDocument[] = [];
  while (copies.length < 5 && random.chance(again)) {
    const source = random.pick(REPEATERS);
    const body = copyOf(random, written.body);
    const title = source === 'headline' || written.title === null ? null : written.title;
    const found = published(world, random, source, on + random.int(0, 6), { title, body });
    if (found.length === 0) break;
    copies.push(...found);
  }
  return copies;
};

/** The texts that speak of an enterprise's conduct in a month, with the copies that follow them. */
export const troubleTextsOf = (world: World, index: number, month: number): CityDocument[] => {
  const resident = world.residents[index];
  const start = world.monthStarts[month];
  const next = world.monthStarts[month + 1];
  if (resident === undefined || start === undefined || next === undefined) return [];
  const random = randomOf(world.key, STREAM, index, month);
  return tellingsOf(world, random, index, month).flatMap(({ kind, status, genres }) => {
    const on = random.int(start, next - 1);
    const genre = random.pick(genres);
    const unpaid = monthsUnpaid(world, index, month);
    const people = Math.max(2, Math.round(resident.staff * random.int(10, 80) * 0.01));
    const months = unpaid > 0 ? unpaid : random.int(1, 4);
    const yuan = people * months * random.int(40, 110) * 100;
    const written = writeTrouble(random, world.place, genre, kind, status, {
      resident,
      on,
      months,
      people,
      yuan,
    });
    return [...published(world, random, genre, on, written), ...copiesOf(world, random, on, written, 0.28)];
  });
};

/** The texts without risk of a month: questions, jokes, films, praise, other troubles of a city. */
export const noiseTextsOf = (world: World, month: number): CityDocument[] => {
  const { scenario, residents } = world;
  const start = world.monthStarts[month];
  const next = world.monthStarts[month + 1];
  if (start === undefined || next === undefined) return [];
  const count = Math.round((scenario.documents * NOISE_RATIO) / scenario.months);
  return Array.from({ length: count }, (_, slot) => {
    const random = randomOf(world.key, STREAM, -1, month, slot);
    const noise = pickNoise(random);
    const on = random.int(start, next - 1);
    const written = writeNoise(random, world.place, noise, noise.names ? random.pick(residents) : null, on);
    return [
      ...published(world, random, noise.source, on, written),
      ...copiesOf(world, random, on, written, 0.06),
    ];
  }).flat();
};

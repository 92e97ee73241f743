import { copyKeysOf, signatureOf, tellsTheSame } from '@weisu/text';
import { createStoryIndex } from '@weisu/server';
import { rounded, timed } from './measure.ts';
import { seeded } from './read-texts.ts';

const edited = (random: () => number, text: string, ratio: number): string => {
  const units = [...text];
  for (let edit = Math.round(units.length * ratio); edit > 0; edit -= 1) {
    const at = Math.floor(random() * units.length);
    const unit = String.fromCharCode(0x4e00 + Math.floor(random() * 4000));
    const kind = random();
    if (kind < 0.34) units[at] = unit;
    else if (kind < 0.67) units.splice(at, 1);
    else units.splice(at, 0, unit);
  }
  return units.join('');
};

const cropped = (random: () => number, text: string): string => {
  const length = Math.ceil(text.length / 3);
  const from = Math.floor(random() * (text.length - length));
  return text.slice(from, from + length);
};

const reordered = (random: () => number, text: string): string => {
  const sentences = text.split(/(?<=[。！？，])/);
  for (let last = sentences.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [sentences[last], sentences[other]] = [sentences[other] ?? '', sentences[last] ?? ''];
  }
  return sentences.join('');
};

const COPIES = {
  edited: (random: () => number, text: string) => edited(random, text, 0.05),
  cropped,
  reordered,
};

/** How many texts a second are placed in stories, and which share of altered copies is found among all of them. */
export const benchCopies = async (texts: readonly string[]) => {
  const stories = createStoryIndex([]);
  const placed = await timed(() =>
    texts.forEach((text, number) => {
      const signature = signatureOf(text);
      stories.place({ id: `doc_${number}`, signature, bands: copyKeysOf(signature) });
    }),
  );
  const random = seeded(11);
  const some = texts.filter((_, number) => number % Math.ceil(texts.length / 500) === 0);
  const recall = Object.fromEntries(
    Object.entries(COPIES).map(([kind, copy]) => {
      const found = some.filter((text) => {
        const [a, b] = [signatureOf(text), signatureOf(copy(random, text))];
        const bands = new Set(copyKeysOf(a));
        return copyKeysOf(b).some((band) => bands.has(band)) && tellsTheSame(a, b);
      });
      return [kind, rounded(found.length / some.length)];
    }),
  );
  return { textsPerCpuSecond: Math.round(texts.length / placed.cpuSeconds), recall };
};

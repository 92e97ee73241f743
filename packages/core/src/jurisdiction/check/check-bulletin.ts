import { unknownPlaces } from '../../bulletin/sentence.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

type Terms = Jurisdiction['bulletin'];

const inSection = (index: number, id: string) =>
  ({ file: 'bulletin', entry: { list: 'sections', index, id } }) as const;

const sentenceProblems = ({ sections }: Terms): JurisdictionProblem[] =>
  sections.flatMap(({ id, blocks }, index) =>
    blocks.flatMap((block, at) =>
      block.kind !== 'sentence'
        ? []
        : [block.text, block.otherwise]
            .flatMap((words) => (words === undefined ? [] : [words.zh, words.en]))
            .flatMap(unknownPlaces)
            .map((name): JurisdictionProblem => ({
              ...inSection(index, id),
              field: `blocks[${at}]`,
              zh: `没有指标 {${name}}`,
              en: `there is no figure {${name}}`,
            })),
    ),
  );

/** Sentences name figures that exist, recipients are units, and each id and each place for words is used once. */
export const checkBulletin = ({
  bulletin,
  units,
}: Partial<Pick<Jurisdiction, 'bulletin' | 'units'>>): JurisdictionProblem[] => {
  if (bulletin === undefined) return [];
  const places = bulletin.sections.flatMap(({ id, blocks }, index) =>
    blocks.flatMap((block) => (block.kind === 'words' ? [{ index, id, place: block.place }] : [])),
  );
  return [
    ...sentenceProblems(bulletin),
    ...repeated(places, ({ place }) => place).map(({ index, key }): JurisdictionProblem => ({
      ...inSection(places[index]?.index ?? 0, places[index]?.id ?? ''),
      field: 'place',
      zh: `文字位置 ${key} 重复`,
      en: `the place ${key} is used twice`,
    })),
    ...bulletin.recipients.flatMap(({ unit, to }, index) =>
      [unit, ...to].flatMap((each): JurisdictionProblem[] =>
        units === undefined || units.some(({ id }) => id === each)
          ? []
          : [
              {
                file: 'bulletin',
                entry: { list: 'recipients', index, id: unit },
                field: 'to',
                zh: `没有单位 ${each}`,
                en: `there is no unit ${each}`,
              },
            ],
      ),
    ),
  ];
};

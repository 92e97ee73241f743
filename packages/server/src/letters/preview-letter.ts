import PizZip from 'pizzip';

/** The parts of a letter by the template's paragraph styles; what a union styled otherwise is body. */
const PARTS = {
  LetterHead: 'head',
  LetterNumber: 'number',
  LetterTitle: 'title',
  LetterTo: 'to',
  LetterBody: 'body',
  LetterSign: 'sign',
} as const;
export type LetterPart = (typeof PARTS)[keyof typeof PARTS];
export type LetterBlock = { readonly part: LetterPart; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });

const PARAGRAPH = /<w:p(?:\s[^>]*)?>(.*?)<\/w:p>/gs;
const STYLE = /<w:pStyle w:val="([^"]+)"/;
const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\b[^>]*\/>/g;

const blocksOf = (xml: string): LetterBlock[] =>
  [...xml.matchAll(PARAGRAPH)].flatMap(([, inner = '']) => {
    const text = [...inner.matchAll(PIECE)]
      .map(([, written, mark]) => (mark === undefined ? decoded(written ?? '') : mark === 'br' ? '\n' : '\t'))
      .join('');
    const style = STYLE.exec(inner)?.[1] ?? '';
    const part = PARTS[style as keyof typeof PARTS] ?? 'body';
    return text.trim() === '' ? [] : [{ part, text }];
  });

/** The words of a Word file in their order, read from the file itself: what the page shows is what will be sent. */
export const previewLetter = (docx: Buffer): readonly LetterBlock[] => {
  const zip = new PizZip(docx);
  const partsIn = (name: RegExp): LetterBlock[] => zip.file(name).flatMap((file) => blocksOf(file.asText()));
  return [
    ...partsIn(/^word\/header\d*\.xml$/).filter(({ part }) => part === 'head'),
    ...partsIn(/^word\/document\.xml$/),
  ];
};

import type { LetterContent } from '@weisu/core';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

/** The day on every file inside: the same content gives the same bytes, and so the same hash. */
const PACKED_AT = new Date('2000-01-01T00:00:00Z');

/** What is wrong with a template, in the words of the library: an unclosed or unopened place, or no Word file at all. */
export const templateFault = (error: unknown): string => {
  const { properties } = error as {
    properties?: { errors?: readonly { message?: string; properties?: { xtag?: string } }[] };
  };
  const inner = properties?.errors?.map((each) =>
    [each.message, each.properties?.xtag].filter(Boolean).join(': '),
  );
  return inner !== undefined && inner.length > 0
    ? inner.join('; ')
    : error instanceof Error
      ? error.message
      : String(error);
};

const open = (base64: string): Docxtemplater =>
  new Docxtemplater(new PizZip(base64, { base64: true }), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: (part) => {
      throw new Error(`nothing stands for {${String((part as { value?: unknown }).value)}}`);
    },
  });

type Tags = Readonly<Record<string, unknown>>;
type TagsOf = {
  readonly document?: { readonly tags: Tags };
  readonly headers?: readonly { readonly tags: Tags }[];
  readonly footers?: readonly { readonly tags: Tags }[];
};

/** The marked places of a template. Throws where the file cannot be opened as one; `templateFault` says why. */
export const placesOf = (base64: string): readonly string[] => {
  // Not in the library's types: what each part of the file asks for.
  const {
    document,
    headers = [],
    footers = [],
  } = (open(base64) as unknown as { getTags: () => TagsOf }).getTags();
  const tags = [document, ...headers, ...footers].flatMap((part) => Object.keys(part?.tags ?? {}));
  return [...new Set(tags)];
};

/** The letter as a Word file: the template with its places filled. Throws where one has nothing to stand in it. */
export const renderLetter = (base64: string, content: LetterContent): Buffer => {
  const zip = open(base64).render(content).getZip() as PizZip;
  for (const file of Object.values(zip.files)) file.date = PACKED_AT;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Jurisdiction, JurisdictionProblem } from '@weisu/core';
import { placesOf, templateFault } from '../letters/render-letter.ts';

type Template = { id?: unknown; file?: unknown; docx?: unknown };

const problemAt = (
  index: number,
  { id }: Template,
  field: string,
  zh: string,
  en: string,
): JurisdictionProblem => ({
  file: 'letters',
  entry: { list: 'templates', index, id: typeof id === 'string' ? id : null },
  field,
  zh,
  en,
});

/** Puts the bytes of each template's file beside its entry; a file that is not there is put among the problems. */
export const readLetterTemplates = async (
  dir: string,
  content: unknown,
  problems: JurisdictionProblem[],
): Promise<unknown> => {
  const { templates } = (content ?? {}) as { templates?: unknown };
  if (!Array.isArray(templates)) return content;
  const read = await Promise.all(
    (templates as Template[]).map(async (template, index) => {
      const { file } = template;
      if (typeof file !== 'string' || file.includes('/')) return template;
      try {
        return { ...template, docx: (await readFile(join(dir, 'letters', file))).toString('base64') };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        problems.push(
          problemAt(index, template, 'file', `没有模板文件 ${file}`, `there is no template file ${file}`),
        );
        // Stands for bytes, so that the missing file is told once.
        return { ...template, docx: 'AAAA' };
      }
    }),
  );
  return { ...(content as object), templates: read };
};

/** Each place of a template is declared as a field, and each field has its place. */
export const checkLetterTemplates = ({ letters }: Pick<Jurisdiction, 'letters'>): JurisdictionProblem[] =>
  letters.templates.flatMap((template, index) => {
    let places: readonly string[];
    try {
      places = placesOf(template.docx);
    } catch (error) {
      const words = templateFault(error);
      return [
        problemAt(index, template, 'file', `模板打不开：${words}`, `the template cannot be opened: ${words}`),
      ];
    }
    const fields = template.fields.map(({ id }) => id);
    return [
      ...places
        .filter((place) => !fields.includes(place))
        .map((place) =>
          problemAt(
            index,
            template,
            'fields',
            `模板中的 {${place}} 未列出`,
            `{${place}} of the template is not listed`,
          ),
        ),
      ...fields
        .filter((field) => !places.includes(field))
        .map((field) =>
          problemAt(index, template, 'fields', `模板中没有 {${field}}`, `the template has no {${field}}`),
        ),
    ];
  });

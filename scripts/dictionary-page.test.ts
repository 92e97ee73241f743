import { readFile } from 'node:fs/promises';
import { dataDictionary, dictionaryMarkdown, RECORD_KINDS } from '@weisu/core';
import { expect, it } from 'vitest';

it('docs/data-dictionary.md says what the definitions say', async () => {
  const page = await readFile(new URL('../docs/data-dictionary.md', import.meta.url), 'utf8');
  expect(page.trimEnd(), 'run `weisu dictionary > docs/data-dictionary.md`').toBe(
    dictionaryMarkdown().trimEnd(),
  );
});

it('every kind is there, every field has a name of its own and a unit, and what feeds nothing says so', () => {
  const kinds = dataDictionary();
  expect(kinds.map(({ kind }) => kind)).toEqual([...RECORD_KINDS]);
  for (const { fields } of kinds)
    for (const { field, name, units } of fields) {
      expect(name.zh, `${field} has no Chinese name`).not.toBe(field);
      expect(units.length).toBeGreaterThan(0);
    }
  const page = dictionaryMarkdown();
  for (const { kind } of kinds) expect(page).toContain(`\`${kind}\``);
});

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { z } from 'zod';

/** Words around a place where a text names an enterprise. */
export type Slot = { readonly before: string; readonly after: string };
/** A text in which every enterprise's name is known; anything else that matches a name is a phrase by accident. */
export type KnownText = { readonly text: string; readonly named: readonly { start: number; end: number }[] };
export type Contexts = { readonly slots: readonly Slot[]; readonly known: readonly KnownText[] };

const AROUND = 60;

const rowsOf = <T>(dir: string, file: string, schema: z.ZodType<T>): T[] => {
  const path = join(dir, `${file}.jsonl.gz`);
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
};

const slotAt = (text: string, start: number, end: number): Slot => ({
  before: text.slice(Math.max(0, start - AROUND), start),
  after: text.slice(end, end + AROUND),
});

const slotsOf = (text: string, name: string): Slot[] => {
  const slots: Slot[] = [];
  for (let at = text.indexOf(name); at >= 0 && slots.length < 2; at = text.indexOf(name, at + name.length))
    slots.push(slotAt(text, at, at + name.length));
  return slots;
};

const spans = z.record(z.string(), z.array(z.tuple([z.number(), z.number()])));
const labelled = z.object({ text: z.string(), label: z.record(z.string(), spans) });
const judged = z.object({
  title: z.string().optional(),
  text: z.string(),
  gold: z.object({ employer: z.string().nullable() }),
});
const finance = z.object({ text: z.string(), entities: z.array(z.string()) });
const plain = z.object({ title: z.string().optional(), text: z.string().optional() });

/** Real sentences from the folder of data; see its own README for what each file is. */
export const readContexts = (dir: string): Contexts => {
  const slots: Slot[] = [];
  const known: KnownText[] = [];
  for (const { text, label } of rowsOf(dir, 'company-names-in-text', labelled)) {
    const companies = Object.values(label['company'] ?? {}).flat();
    for (const [start, end] of companies) slots.push(slotAt(text, start, end + 1));
    const others = [
      ...Object.values(label['organization'] ?? {}),
      ...Object.values(label['government'] ?? {}),
    ].flat();
    known.push({ text, named: [...companies, ...others].map(([start, end]) => ({ start, end: end + 1 })) });
  }
  for (const file of ['gold-messages', 'gold-headlines'])
    for (const { title, text, gold } of rowsOf(dir, file, judged))
      if (gold.employer !== null)
        slots.push(...slotsOf(title === undefined ? text : `${title}\n${text}`, gold.employer));
  for (const { text, entities } of rowsOf(dir, 'negative-news', finance))
    for (const entity of entities.slice(0, 2)) slots.push(...slotsOf(text, entity).slice(0, 1));
  return { slots, known };
};

/** Texts in which hardly an enterprise is named: messages about roads and schools, trending headlines. */
export const readRunningText = (dir: string, most: number): string[] => {
  const headlines = rowsOf(dir, 'headlines', plain).flatMap(({ title }) => title ?? []);
  const step = Math.max(1, Math.floor(headlines.length / most));
  const messages = rowsOf(dir, 'citizen-messages-other', plain).map(({ title, text }) =>
    `${title ?? ''}\n${text ?? ''}`.slice(0, 300),
  );
  const news = rowsOf(dir, 'official-news', plain).map(({ text }) =>
    (text ?? '').replace(/<[^>]*>/g, '').slice(0, 300),
  );
  return [...headlines.filter((_, at) => at % step === 0), ...messages, ...news];
};

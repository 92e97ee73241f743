import type { z } from 'zod';
import type { Random } from '../packages/core/src/city/random.ts';
import { pick } from './hostile.ts';

/** What a generator knows of the world: words that fit a field by its name, tried before made-up ones. */
export type Words = {
  /** Candidates for a string by the name of its field, likeliest first; they are tried until one passes the schema. */
  readonly fitting: (field: string, random: Random) => readonly string[];
  /** A file as a form sends it. */
  readonly file: (random: Random) => { readonly name: string; readonly base64: string };
};

type Check = {
  readonly check?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
};
type Definition = {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly [key: string]: unknown;
};

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;

const bounds = (definition: Definition): { readonly min: number; readonly max: number } => {
  let [min, max] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { _zod } of definition.checks ?? []) {
    const { check, minimum, maximum, value } = _zod.def;
    if (check === 'min_length') min = Math.max(min, minimum ?? min);
    if (check === 'max_length') max = Math.min(max, maximum ?? max);
    if (check === 'greater_than') min = Math.max(min, value ?? min);
    if (check === 'less_than') max = Math.min(max, value ?? max);
  }
  return { min, max };
};

const passes = (schema: z.core.$ZodType, value: unknown): boolean =>
  (schema as z.ZodType).safeParse(value).success;

const TRIES = 12;

const stringOf = (schema: z.core.$ZodType, field: string, words: Words, random: Random): string => {
  const candidates = words.fitting(field, random);
  for (let tried = 0; tried < TRIES && candidates.length > 0; tried += 1) {
    const candidate = pick(random, candidates);
    if (passes(schema, candidate)) return candidate;
  }
  const { min, max } = bounds(definitionOf(schema));
  const length = Math.max(min === Number.NEGATIVE_INFINITY ? 1 : min, Math.min(max, random.int(1, 24)));
  const made = '虚构文字甲乙丙丁'.repeat(Math.ceil(length / 8)).slice(0, length);
  return passes(schema, made) ? made : (candidates[0] ?? made);
};

const numberOf = (definition: Definition, random: Random): number => {
  const { min, max } = bounds(definition);
  const low = Number.isFinite(min) ? Math.ceil(min) : 0;
  const high = Number.isFinite(max) ? Math.floor(max) : low + pick(random, [1, 2, 10, 1_000_000]);
  const roll = random.next();
  if (roll < 0.15) return low;
  if (roll < 0.25) return high;
  return random.int(low, Math.max(low, Math.min(high, low + 2 ** 31 - 2)));
};

/** The enum that a text with commas becomes, as filters in an address are written. */
const listedIn = (schema: z.core.$ZodType): readonly string[] | undefined => {
  const definition = definitionOf(schema);
  if (definition.type !== 'array') return undefined;
  const element = definitionOf(definition['element'] as z.core.$ZodType);
  return element.type === 'enum' ? Object.values(element['entries'] as Record<string, string>) : undefined;
};

/** A value that the schema takes, or very nearly: refinements across fields are left to chance. */
export const fromSchema = (schema: z.core.$ZodType, field: string, words: Words, random: Random): unknown => {
  const definition = definitionOf(schema);
  const inner = (key: string) => definition[key] as z.core.$ZodType;
  switch (definition.type) {
    case 'object': {
      const shape = definition['shape'] as Record<string, z.core.$ZodType>;
      if ('name' in shape && 'base64' in shape) return words.file(random);
      const made: Record<string, unknown> = {};
      for (const [name, part] of Object.entries(shape)) {
        const value = fromSchema(part, name, words, random);
        if (value !== undefined) made[name] = value;
      }
      return made;
    }
    case 'string':
      return stringOf(schema, field, words, random);
    case 'number':
    case 'int':
      return numberOf(definition, random);
    case 'boolean':
      return random.next() < 0.5;
    case 'enum':
      return pick(random, Object.values(definition['entries'] as Record<string, string>));
    case 'literal':
      return pick(random, definition['values'] as readonly unknown[]);
    case 'null':
      return null;
    case 'array': {
      const { min, max } = bounds(definition);
      const least = Number.isFinite(min) ? min : 0;
      const count = random.int(least, Math.max(least, Math.min(max, least + 3)));
      return Array.from({ length: count }, () => fromSchema(inner('element'), field, words, random));
    }
    case 'record':
      return Object.fromEntries(
        Array.from({ length: random.int(0, 3) }, () => [
          String(fromSchema(inner('keyType'), field, words, random)),
          fromSchema(inner('valueType'), field, words, random),
        ]),
      );
    case 'tuple':
      return (definition['items'] as z.core.$ZodType[]).map((item) => fromSchema(item, field, words, random));
    case 'union':
      return fromSchema(
        pick(random, definition['options'] as readonly z.core.$ZodType[]),
        field,
        words,
        random,
      );
    case 'optional':
    case 'default':
    case 'prefault':
      return random.next() < 0.4 ? undefined : fromSchema(inner('innerType'), field, words, random);
    case 'nullable':
      return random.next() < 0.25 ? null : fromSchema(inner('innerType'), field, words, random);
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return fromSchema(inner('innerType'), field, words, random);
    case 'pipe': {
      const listed = listedIn(inner('out'));
      if (listed === undefined) return fromSchema(inner('in'), field, words, random);
      return Array.from({ length: random.int(1, 3) }, () => pick(random, listed)).join(',');
    }
    case 'lazy':
      return fromSchema((definition['getter'] as () => z.core.$ZodType)(), field, words, random);
    case 'template_literal':
      return (definition['parts'] as readonly unknown[])
        .map((part) =>
          typeof part === 'object' && part !== null
            ? String(fromSchema(part as z.core.$ZodType, field, words, random))
            : String(part),
        )
        .join('');
    case 'unknown':
    case 'any':
    case 'custom':
      return stringOf(schema, field, words, random);
    default:
      throw new Error(`no generator for a schema of type ${definition.type}: add it here`);
  }
};

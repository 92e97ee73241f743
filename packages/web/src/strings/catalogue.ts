import type { zh } from './zh.ts';

type Form<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Form<T[K]>;
} & {
  /** English needs a singular where Chinese has one form. */
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string;
};

/** The form of the catalogue: every key of the Chinese one, so that a missing translation does not compile. */
export type Catalogue = Form<typeof zh>;

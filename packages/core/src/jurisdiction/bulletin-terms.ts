import { z } from 'zod';
import { BULLETIN_PERIODS } from '../bulletin/period.ts';
import { FIGURE_IDS } from '../bulletin/figure.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const unitId = z.templateLiteral(['unit_', z.string().regex(/^[a-z0-9-]+$/)]);
const figure = z.enum(FIGURE_IDS);

export const BULLETIN_COLUMNS = [
  'enterprise',
  'level',
  'district',
  'unit',
  'on',
  'amount',
  'yuan',
  'words',
] as const;
export type BulletinColumn = (typeof BULLETIN_COLUMNS)[number];

export const BULLETIN_CHARTS = ['by-district', 'by-month'] as const;
export type BulletinChart = (typeof BULLETIN_CHARTS)[number];

/**
 * A part of a section. A sentence holds `{from}`, `{until}`, and figures: `{open-warnings}`, with `:change` what became of
 * it since the issue before, with `:interval` the range of a share. It is left out where every figure of `needs` is nought
 * or unknown; `otherwise` then stands in its place.
 */
const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sentence'),
    text: wording,
    needs: z.array(figure).optional(),
    otherwise: wording.optional(),
  }),
  z.strictObject({
    kind: z.literal('table'),
    figure,
    caption: wording,
    columns: z.array(z.strictObject({ column: z.enum(BULLETIN_COLUMNS), name: wording })).min(1),
    /** Rows at most; how many more there are is said below the table. */
    most: z.int().positive().max(200),
  }),
  z.strictObject({ kind: z.literal('chart'), chart: z.enum(BULLETIN_CHARTS), figure, caption: wording }),
  /** Which rows of a figure are new since the issue before, and which are no longer there. */
  z.strictObject({ kind: z.literal('changes'), figure, most: z.int().positive().max(100) }),
  /** A place for the officer's own words; nothing else of the bulletin can be edited. */
  z.strictObject({
    kind: z.literal('words'),
    place: id,
    name: wording,
    hint: wording,
    maxLength: z.int().positive().max(6000),
  }),
]);

/** The bulletin (专刊) of a place: its title, kinds, numbers and sections. */
export const bulletinTermsSchema = z.strictObject({
  title: wording,
  /** Version of the wording: kept with each issue. */
  version: z.int().positive(),
  kinds: z
    .array(
      z.strictObject({
        id,
        name: wording,
        period: z.enum(BULLETIN_PERIODS),
        /** With `{year}` and `{number}`. */
        numberForm: wording,
      }),
    )
    .min(1),
  /** Units to which an issue is proposed to be sent, by the unit that issues it; other units may be chosen. */
  recipients: z.array(z.strictObject({ unit: unitId, to: z.array(unitId).min(1) })),
  sections: z.array(z.strictObject({ id, heading: wording, blocks: z.array(blockSchema).min(1) })).min(1),
});
export type BulletinTerms = z.infer<typeof bulletinTermsSchema>;
export type BulletinKind = BulletinTerms['kinds'][number];
export type BulletinBlock = z.infer<typeof blockSchema>;

/** The three monitoring dimensions: 舆情 · 经营 · 劳动关系. */
export const DIMENSIONS = ['opinion', 'operation', 'labour'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Warning levels in rising order: 无 < 蓝 < 黄 < 橙 < 红. */
export const LEVELS = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
export type Level = (typeof LEVELS)[number];

export const levelRank = (level: Level): number => LEVELS.indexOf(level);
export const isWorse = (level: Level, than: Level): boolean => levelRank(level) > levelRank(than);

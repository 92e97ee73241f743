import type { LearnedModel } from '@weisu/core';

const ratio = (value: number | null): string => (value === null ? '—' : value.toFixed(4));
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

const BASIS = {
  'out-of-fold': '轮流留出的行 rows left out in turn',
  'later-rows': '其后的行 later rows',
} as const;

/** Most important columns shown. */
const SHOWN = 15;

/** A model in words, for the command line. */
export const cardLines = (model: LearnedModel): string[] => {
  const { card } = model;
  const lines = [
    `目标 target ${model.target || '—'} · 类型 kind ${model.kind} · 列 columns ${model.columns.length}`,
    `训练行 rows ${card.rowCount} · 其中为真 came true ${card.positiveCount}`,
  ];
  if (card.check !== null) {
    lines.push(
      `检验 checked on ${BASIS[card.check.basis]}（${card.check.rowCount}）`,
      `  ROC ${ratio(card.check.rocArea)} · PR ${ratio(card.check.precisionRecallArea)} · Brier ${ratio(card.check.brierUncalibrated)}（未校准 before calibration）`,
      '  可靠性 reliability（平均概率 → 实际 mean probability → came true）',
      ...card.check.reliability.map(
        (step) =>
          `    ${percent(step.meanProbability).padStart(6)} → ${percent(step.trueRatio).padStart(6)}（${step.rowCount}）`,
      ),
    );
  }
  if (card.importance.length > 0) {
    lines.push('重要性 importance');
    const ranked = card.importance
      .map((share, column) => ({ share, name: model.columns[column] ?? '' }))
      .sort((a, b) => b.share - a.share)
      .slice(0, SHOWN);
    for (const { share, name } of ranked) lines.push(`  ${percent(share).padStart(6)} ${name}`);
  }
  lines.push(`设置 settings ${JSON.stringify(card.settings)}`);
  return lines;
};

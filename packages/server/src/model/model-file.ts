import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  importLightgbm,
  importXgboost,
  parseModel,
  type ImportedForest,
  type LearnedModel,
} from '@weisu/core';

/** A model of another program as one of ours: its raw scores as they are, no calibration and nothing known of its training. */
const adopt = ({ columns, forest }: ImportedForest, origin: string): LearnedModel => ({
  format: 'weisu-model',
  formatVersion: 1,
  kind: 'trees',
  target: '',
  columns,
  derived: [],
  forest,
  calibration: { raw: [], probability: [] },
  card: {
    rowCount: 0,
    positiveCount: 0,
    settings: { origin },
    check: null,
    importance: [],
    spreads: [],
    scoreSpread: null,
  },
});

/**
 * Reads a model file: ours, LightGBM's text or XGBoost's JSON, told apart by what is in it.
 * @throws ModelFormatError or ImportError saying what is wrong
 */
export const loadModel = async (path: string): Promise<LearnedModel> => {
  const text = await readFile(path, 'utf8');
  if (/^tree\r?\n/.test(text)) return adopt(importLightgbm(text), 'LightGBM');
  if (/^\s*\{/.test(text) && !text.includes('"weisu-model"')) return adopt(importXgboost(text), 'XGBoost');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = null;
  }
  return parseModel(json);
};

/** Writes a model so that a reader sees the old file or the whole new one. */
export const saveModel = async (path: string, model: LearnedModel): Promise<void> => {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await writeFile(unfinished, `${JSON.stringify(model)}\n`);
  await rename(unfinished, path);
};

import type { Forest } from '../trees/boost.ts';
import type { Tree } from '../trees/tree.ts';
import { ImportError } from './import-error.ts';

export type ImportedForest = { readonly columns: readonly string[]; readonly forest: Forest };

/** `key=value` lines of one block. */
const fieldsOf = (block: string): Map<string, string> =>
  new Map(
    block.split(/\r?\n/).flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    }),
  );

const numbersOf = (fields: Map<string, string>, key: string, where: string): number[] => {
  const text = fields.get(key);
  if (text === undefined) throw new ImportError(`${where}: ${key} is missing`);
  const numbers = text === '' ? [] : text.split(' ').map(Number);
  if (numbers.some((number) => Number.isNaN(number)))
    throw new ImportError(`${where}: ${key} has a value that is no number`);
  return numbers;
};

/** How LightGBM wrote that a value is missing, in bits 2–3 of a node's decision type. */
const MISSING_NONE = 0;
const MISSING_ZERO = 1;

/** Which side missing values take at a node. */
const missingLeftOf = (decision: number, threshold: number, where: string): boolean => {
  if ((decision & 1) === 1) throw new ImportError(`${where}: categorical splits are not supported`);
  const missing = (decision >> 2) & 3;
  if (missing === MISSING_ZERO)
    throw new ImportError(`${where}: trained with zero as missing, which is not supported`);
  // without a missing type LightGBM reads NaN as 0
  return missing === MISSING_NONE ? threshold >= 0 : (decision & 2) === 2;
};

const treeOf = (block: string, where: string, shrinkLeaves: number): Tree => {
  const fields = fieldsOf(block);
  const leafCount = Number(fields.get('num_leaves') ?? NaN);
  if (!(leafCount >= 1)) throw new ImportError(`${where}: num_leaves is missing`);
  if (fields.get('is_linear') === '1') throw new ImportError(`${where}: linear leaves are not supported`);
  const values = numbersOf(fields, 'leaf_value', where);
  if (values.length !== leafCount)
    throw new ImportError(`${where}: ${values.length} leaf values for ${leafCount} leaves`);
  const inner = leafCount - 1;
  const list = (key: string): number[] => {
    if (inner === 0) return [];
    const numbers = numbersOf(fields, key, where);
    if (numbers.length !== inner)
      throw new ImportError(`${where}: ${key} has ${numbers.length} values, expected ${inner}`);
    return numbers;
  };
  const leafCover =
    fields.has('leaf_count') && inner > 0 ? numbersOf(fields, 'leaf_count', where) : values.map(() => 1);
  const threshold = list('threshold');
  const decision = list('decision_type');
  // leaves follow the inner nodes; LightGBM writes leaf k as −k − 1
  const place = (child: number): number => {
    const at = child < 0 ? inner - child - 1 : child;
    if (!(at >= 0 && at < inner + leafCount))
      throw new ImportError(`${where}: a child points outside the tree`);
    return at;
  };
  const none = values.map(() => 0);
  const noChild = values.map(() => -1);
  return {
    feature: [...list('split_feature'), ...noChild],
    threshold: [...threshold, ...none],
    missingLeft: [
      ...decision.map((d, i) => (missingLeftOf(d, threshold[i] as number, where) ? 1 : 0)),
      ...none,
    ],
    left: [...list('left_child').map(place), ...noChild],
    right: [...list('right_child').map(place), ...noChild],
    value: [...list('split_feature').map(() => 0), ...values.map((value) => value * shrinkLeaves)],
    cover: [...list('internal_count'), ...leafCover.map((count) => Math.max(count, 1e-3))],
    gain: [...list('split_gain'), ...none],
  };
};

/**
 * Reads LightGBM's text model of a binary objective. Leaves, thresholds and missing directions are taken as written.
 * @throws ImportError naming the tree and what is not supported or missing
 */
export const importLightgbm = (text: string): ImportedForest => {
  const [head = '', ...blocks] = text.split(/\r?\nTree=/);
  const fields = fieldsOf(head);
  if (!/^tree\b/.test(head)) throw new ImportError('not a LightGBM text model: the first line is not "tree"');
  const objective = fields.get('objective') ?? '';
  if (!/^binary\b/.test(objective))
    throw new ImportError(`objective "${objective}" is not supported, only binary`);
  const sigmoid = Number(/sigmoid:([\d.eE+-]+)/.exec(objective)?.[1] ?? 1);
  if (Number(fields.get('num_tree_per_iteration') ?? 1) !== 1)
    throw new ImportError('more than one tree a round');
  const columns = (fields.get('feature_names') ?? '').split(' ').filter((name) => name !== '');
  if (columns.length === 0) throw new ImportError('feature_names is missing');
  const averaged = /^average_output$/m.test(head) ? 1 / Math.max(blocks.length, 1) : 1;
  const trees = blocks.map((block, index) =>
    treeOf(
      (block.split(/\r?\nend of trees/)[0] ?? '').replace(/^\d+\r?\n/, ''),
      `tree ${index}`,
      sigmoid * averaged,
    ),
  );
  return { columns, forest: { base: 0, trees } };
};

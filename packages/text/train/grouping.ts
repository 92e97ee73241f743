import { bandsOf, signatureOf, similarity } from '../src/duplicate/signature.ts';
import type { GoldRow } from './gold-texts.ts';

/** Groups of rows that must not be split between learning and checking: the same week of a set, and near duplicates. */
export const foldsOf = (rows: readonly GoldRow[], folds: number): number[] => {
  const parent = rows.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    parent[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  const firstOfWeek = new Map<string, number>();
  const firstOfBand = new Map<number, number>();
  const signatures = rows.map(({ text }) => signatureOf(`${text.title ?? ''}${text.body}`));
  rows.forEach((row, index) => {
    const week = `${row.set} ${Math.floor((row.day + 3) / 7)}`;
    join(index, firstOfWeek.get(week) ?? index);
    firstOfWeek.set(week, firstOfWeek.get(week) ?? index);
    const signature = signatures[index];
    if (signature === undefined) return;
    for (const band of bandsOf(signature)) {
      const other = firstOfBand.get(band);
      const otherSignature = other === undefined ? undefined : signatures[other];
      if (other === undefined || otherSignature === undefined) firstOfBand.set(band, index);
      else if (similarity(signature, otherSignature) >= 0.4) join(index, other);
    }
  });
  const sizes = new Map<number, number[]>();
  rows.forEach((_, index) => {
    const root = find(index);
    sizes.set(root, [...(sizes.get(root) ?? []), index]);
  });
  // Largest group first into the emptiest fold: folds stay even, and nothing depends on chance.
  const filled = Array.from({ length: folds }, () => 0);
  const foldOf = rows.map(() => 0);
  for (const members of [...sizes.values()].sort(
    (a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0),
  )) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + members.length;
    for (const index of members) foldOf[index] = fold;
  }
  return foldOf;
};

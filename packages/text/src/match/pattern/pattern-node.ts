/** UTF-16 code units from `low` to `high`, both included. */
export type UnitRange = { readonly low: number; readonly high: number };

/** A pattern as a tree. A set stands for one code unit. */
export type PatternNode =
  | { readonly is: 'set'; readonly ranges: readonly UnitRange[] }
  | { readonly is: 'row'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly ways: readonly PatternNode[] }
  | {
      readonly is: 'repeat';
      readonly node: PatternNode;
      readonly least: number;
      readonly most: number | null;
    };

/** How many steps the compiled pattern has; counted before it is compiled, since repeats multiply. */
export const sizeOf = (node: PatternNode): number => {
  switch (node.is) {
    case 'set':
      return 1;
    case 'row':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case 'choice':
      return node.ways.reduce((sum, way) => sum + sizeOf(way) + 2, 0);
    case 'repeat':
      return (sizeOf(node.node) + 2) * Math.max(1, node.most ?? node.least + 1);
  }
};

/** True where the pattern matches without any character. */
export const isEmptyable = (node: PatternNode): boolean => {
  switch (node.is) {
    case 'set':
      return false;
    case 'row':
      return node.parts.every(isEmptyable);
    case 'choice':
      return node.ways.some(isEmptyable);
    case 'repeat':
      return node.least === 0 || isEmptyable(node.node);
  }
};

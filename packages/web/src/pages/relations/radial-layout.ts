/** A node to be placed: its parent is another node's id, or the centre's. Order decides the place, so that the same data draw the same picture. */
export type LaidNode = { readonly id: string; readonly parentId: string };

export type Place = {
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise from the right. */
  readonly angle: number;
  readonly ring: number;
};

export type Radial = {
  readonly places: ReadonlyMap<string, Place>;
  /** Half the side of the square that holds the picture, labels included. */
  readonly half: number;
  /** True where there is room for labels that lie level; else they point outward. */
  readonly isRoomy: boolean;
};

/** Room along a ring for a label of one line. */
const LABEL_HEIGHT = 14;
const LABEL_WIDTH = 132;
const LEAST_RING = 120;
/** Up to so many sectors level labels do not meet. */
const ROOMY = 18;

type Tree = { readonly id: string; readonly children: readonly Tree[]; readonly leaves: number };

const treeOf = (id: string, childrenOf: ReadonlyMap<string, readonly string[]>, seen: Set<string>): Tree => {
  seen.add(id);
  const children = (childrenOf.get(id) ?? [])
    .filter((child) => !seen.has(child))
    .map((child) => treeOf(child, childrenOf, seen));
  const leaves = children.reduce((sum, child) => sum + child.leaves, 0);
  return { id, children, leaves: Math.max(1, leaves) };
};

const rounded = (n: number): number => Math.round(n * 10) / 10;

/**
 * Places nodes on rings around a centre: each in the middle of a sector as wide as the leaves behind it, so that no two labels
 * share a place, however many there are. Rings grow with what stands on them. Nodes without a way to the centre are left out.
 */
export const layRadial = (centre: string, nodes: readonly LaidNode[]): Radial => {
  const childrenOf = new Map<string, string[]>();
  for (const { id, parentId } of nodes) childrenOf.set(parentId, [...(childrenOf.get(parentId) ?? []), id]);
  const root = treeOf(centre, childrenOf, new Set());
  const leaves = root.leaves;
  const outer = (leaves * LABEL_HEIGHT) / (2 * Math.PI);
  let depth = 0;
  const sectors = new Map<string, { readonly at: number; readonly ring: number }>();
  const walk = (tree: Tree, from: number, ring: number): void => {
    depth = Math.max(depth, ring);
    sectors.set(tree.id, { at: from + tree.leaves / 2, ring });
    let next = from;
    for (const child of tree.children) {
      walk(child, next, ring + 1);
      next += child.leaves;
    }
  };
  walk(root, 0, 0);
  const step = Math.max(LEAST_RING, depth === 0 ? 0 : outer / depth);
  const places = new Map<string, Place>();
  for (const [id, { at, ring }] of sectors) {
    const turn = (at / leaves) * 2 * Math.PI - Math.PI / 2;
    const radius = ring * step;
    places.set(id, {
      x: rounded(radius * Math.cos(turn)),
      y: rounded(radius * Math.sin(turn)),
      angle: rounded((turn * 180) / Math.PI),
      ring,
    });
  }
  const isRoomy = leaves <= ROOMY;
  return { places, half: Math.ceil(depth * step + (isRoomy ? LABEL_WIDTH / 2 : LABEL_WIDTH)), isRoomy };
};

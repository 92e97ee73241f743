/** Numbers in [0, 1) that follow from the seed alone: the generator of Numerical Recipes, 32 bits. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
};

import { hashOfName } from './feature-hash.ts';
import type { Features } from './feature-set.ts';

export type NamedFact = { readonly name: string; readonly value: number };

/** The facts of a text with their names, as `group:name`, and nothing else of it: to explain by. */
export class NamedFacts implements Features {
  /** By hash. */
  readonly facts = new Map<number, NamedFact>();

  put(): void {}

  addPiece(): void {}

  addBehind(): void {}

  addContext(): void {}

  addFact(group: number, name: string, value: number): void {
    const hash = hashOfName(group, name);
    if (!this.facts.has(hash)) this.facts.set(hash, { name: `${group}:${name}`, value });
  }
}

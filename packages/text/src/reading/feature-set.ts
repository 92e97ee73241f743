/** Hash of a feature from its group and a piece of text; digits count as one digit, so that figures do not matter. */
const hashOf = (group: number, text: string, start: number, end: number): number => {
  let hash = Math.imul(group ^ 0x2c1b3c6d, 0x9e3779b1);
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** Hashed features of a text with their values; a feature given again counts once, with its first value. */
export class FeatureSet {
  /** All features: what the linear stage sees. */
  readonly values = new Map<number, number>();
  /** Those that stand for something a person would name (terms, cues, subjects): what the trees see. */
  readonly facts = new Set<number>();
  /** Names of the facts by hash, kept only where someone asked to be told. */
  readonly names: Map<number, string> | null;

  constructor(named: boolean) {
    this.names = named ? new Map() : null;
  }

  /** Adds a piece of the text as it stands. */
  addPiece(group: number, text: string, start: number, end: number, value: number): void {
    const hash = hashOf(group, text, start, end);
    if (!this.values.has(hash)) this.values.set(hash, value);
  }

  addContext(group: number, name: string, value: number): void {
    this.addPiece(group, name, 0, name.length, value);
  }

  /** Adds a fact; its name must not rest on digits. */
  addFact(group: number, name: string, value: number): void {
    const hash = hashOf(group, name, 0, name.length);
    if (!this.values.has(hash)) this.values.set(hash, value);
    this.facts.add(hash);
    this.names?.set(hash, name);
  }
}

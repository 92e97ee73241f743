/** Pairs of start and end, growing; reused from text to text. */
export class SpanList {
  size = 0;
  #numbers = new Uint32Array(256);

  clear(): void {
    this.size = 0;
  }

  add(start: number, end: number): void {
    if (this.size * 2 === this.#numbers.length) this.#grow(this.#numbers.length * 2);
    this.#numbers[this.size * 2] = start;
    this.#numbers[this.size * 2 + 1] = end;
    this.size += 1;
  }

  /** Adds pairs that count from `offset`. */
  addAll(pairs: Uint32Array, offset: number): void {
    const needed = this.size * 2 + pairs.length;
    if (needed > this.#numbers.length) this.#grow(Math.ceil(needed * 1.5));
    this.#numbers.set(pairs, this.size * 2);
    if (offset !== 0)
      for (let at = this.size * 2; at < needed; at += 1)
        this.#numbers[at] = (this.#numbers[at] as number) + offset;
    this.size += pairs.length / 2;
  }

  startAt(place: number): number {
    return this.#numbers[place * 2] as number;
  }

  endAt(place: number): number {
    return this.#numbers[place * 2 + 1] as number;
  }

  #grow(size: number): void {
    const grown = new Uint32Array(size);
    grown.set(this.#numbers.subarray(0, this.size * 2));
    this.#numbers = grown;
  }
}

/** Before another where it begins earlier, or as early and ends later: then what lies in another comes after it. */
const compare = (a: SpanList, aPlace: number, b: SpanList, bPlace: number): number =>
  a.startAt(aPlace) - b.startAt(bPlace) || b.endAt(bPlace) - a.endAt(aPlace);

/** `spans` in that order: as they came where they are so already. */
export const inOrder = (spans: SpanList): SpanList => {
  let sorted = true;
  for (let place = 1; place < spans.size && sorted; place += 1)
    sorted = compare(spans, place - 1, spans, place) <= 0;
  if (sorted) return spans;
  const places = Array.from({ length: spans.size }, (_, place) => place).sort((a, b) =>
    compare(spans, a, spans, b),
  );
  const ordered = new SpanList();
  for (const place of places) ordered.add(spans.startAt(place), spans.endAt(place));
  return ordered;
};

/** Of two ordered lists those spans that lie in no longer one, each once, into `kept`. */
export const keepUndominated = (a: SpanList, b: SpanList, kept: SpanList): void => {
  kept.clear();
  let [left, right, reached] = [0, 0, 0];
  while (left < a.size || right < b.size) {
    const takeLeft = right >= b.size || (left < a.size && compare(a, left, b, right) <= 0);
    const start = takeLeft ? a.startAt(left) : b.startAt(right);
    const end = takeLeft ? a.endAt(left) : b.endAt(right);
    if (takeLeft) left += 1;
    else right += 1;
    if (end <= reached) continue;
    reached = end;
    kept.add(start, end);
  }
};

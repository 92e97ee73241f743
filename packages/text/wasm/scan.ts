import {
  AT_EDGES,
  AT_ENTRY_PLACES,
  AT_GROUPS,
  AT_GROUP_ENTRIES,
  AT_NODES,
  AT_PAIRS,
  AT_PAIR_BITS,
  AT_PLACES,
  AT_PLACE_ENDS,
  AT_TAILS,
  TAIL_SHIFT,
  AT_TRIPLE_BITS,
  EDGE_SLOTS,
  LEAF,
  NUMBER,
  PAIR_MASK,
  PAIR_SHIFT,
  TRIPLE_SHIFT,
  edgeSlot,
  isLatin,
  pairHash,
  section,
  tripleHash,
} from './layout';

/** Starts looked at together: their loads overlap, and their lists stay in the nearest cache. */
const BLOCK: u32 = 1024;

// Lists of one block, in a region of the scanner's own.
const PLACES_IN_BLOCK: usize = 0; // u16 × BLOCK
const LONGEST: usize = 2048; // u16 × BLOCK
const WALK_A: usize = 4096; // { u32 start in block, u32 node } × BLOCK
const WALK_B: usize = 12288;
/** Keeps what is read ahead, so that reading it is not thought useless. */
const TOUCHED: usize = 28672; // u64
/** Where the number of those in `placed` is left. */
const PLACED_COUNT: usize = 28680; // u32
const LEAVES: usize = 20480; // { u32 start in block | depth << 16, u32 group } × BLOCK

function unitAt(text: usize, at: u32): u32 {
  return load<u16>(text + ((<usize>at) << 1));
}

/** True where the text is not cut inside a Latin word at `at`. */
function isBoundary(text: usize, at: u32): bool {
  return !isLatin(unitAt(text, at)) || at === 0 || !isLatin(unitAt(text, at - 1));
}

/** 1 where the unit before `at` ends some place. */
function isPlaceEnd(placeEnds: usize, text: usize, at: u32): u32 {
  const before = at === 0 ? 0 : unitAt(text, at - 1);
  return (<u32>load<u8>(placeEnds + (before >> 3)) >> (before & 7)) & 1;
}

/** Longest place of a name in this group that stands right before `at`; 0 where none does. */
function longestPlace(image: usize, text: usize, at: u32, group: u32): u32 {
  const bounds = section(image, AT_GROUP_ENTRIES) + ((<usize>group) << 2);
  const places = section(image, AT_PLACES);
  let entry = load<u32>(bounds);
  const end = load<u32>(bounds, 4);
  let longest: u32 = 0;
  for (; entry < end; entry++) {
    const place = <u32>load<u16>(section(image, AT_ENTRY_PLACES) + ((<usize>entry) << 1));
    if (place === 0) continue;
    const words = places + load<u32>(places + ((<usize>place) << 2));
    const length = <u32>load<u16>(words);
    if (length <= longest || length > at) continue;
    let k: u32 = 0;
    while (k < length && load<u16>(words + 2 + ((<usize>k) << 1)) === unitAt(text, at - length + k)) k++;
    if (k === length && isBoundary(text, at - length)) longest = length;
  }
  return longest;
}

/** Notes a whole name with its place before it; answers the number of those noted. */
function notePlaced(
  image: usize,
  text: usize,
  start: u32,
  end: u32,
  group: u32,
  placed: usize,
  count: u32,
  most: u32,
): u32 {
  const length = longestPlace(image, text, start, group);
  if (length === 0 || count === most) return count;
  store<u32>(placed + ((<usize>count) << 3), start - length);
  store<u32>(placed + ((<usize>count) << 3), end, 4);
  return count + 1;
}

/**
 * Finds at every start in [from, to) the longest form that stands there, into `found` as pairs of start and end, and every
 * whole registered name together with its place before it, into `placed`. The text's code units end with a zero at `end`.
 * Answers the number found;
 * that of `placed`, no more than `most`, is left at the end of the lists.
 */
export function scan(
  image: usize,
  text: usize,
  from: u32,
  to: u32,
  lists: usize,
  found: usize,
  placed: usize,
  most: u32,
): u32 {
  const pairBits = section(image, AT_PAIR_BITS);
  const pairs = section(image, AT_PAIRS);
  const tripleBits = section(image, AT_TRIPLE_BITS);
  const edges = section(image, AT_EDGES);
  const nodes = section(image, AT_NODES);
  const groups = section(image, AT_GROUPS);
  const tails = section(image, AT_TAILS);
  const placeEnds = section(image, AT_PLACE_ENDS);
  const pairShift = load<u32>(image + PAIR_SHIFT);
  const pairMask = load<u32>(image + PAIR_MASK);
  const tripleShift = load<u32>(image + TRIPLE_SHIFT);
  const slots = load<u32>(image + EDGE_SLOTS);
  const longest = lists + LONGEST;
  const leaves = lists + LEAVES;
  const inBlock = lists + PLACES_IN_BLOCK;
  let foundCount: u32 = 0;
  let placedCount: u32 = 0;

  for (let block = from; block < to; block += BLOCK) {
    const size = min(BLOCK, to - block);
    const base = text + ((<usize>block) << 1);
    memory.fill(longest, 0, (<usize>size) << 1);

    // Which starts begin with a pair that some name begins with: one small table, no branch.
    let some: u32 = 0;
    for (let k: u32 = 0; k < size; k++) {
      const hash = pairHash(load<u32>(base + ((<usize>k) << 1))) >> pairShift;
      store<u16>(inBlock + ((<usize>some) << 1), <u16>k);
      some += (<u32>load<u8>(pairBits + (hash >> 3)) >> (hash & 7)) & 1;
    }

    // The pair itself, exactly; then whether some name goes on with the third unit.
    let walk = lists + WALK_A;
    let next = lists + WALK_B;
    let walking: u32 = 0;
    let leafCount: u32 = 0;
    // Here and below every slot is read once before any is judged, so that the processor waits for all of them together;
    // and what may go either way is computed rather than branched on.
    let sum: u64 = 0;
    for (let n: u32 = 0; n < some; n++) {
      const k = <u32>load<u16>(inBlock + ((<usize>n) << 1));
      const slot = (pairHash(load<u32>(base + ((<usize>k) << 1))) >> 4) & pairMask;
      sum += load<u32>(pairs + ((<usize>slot) << 3));
    }
    for (let n: u32 = 0; n < some; n++) {
      const k = <u32>load<u16>(inBlock + ((<usize>n) << 1));
      const pair = load<u32>(base + ((<usize>k) << 1));
      let slot = (pairHash(pair) >> 4) & pairMask;
      let key = load<u32>(pairs + ((<usize>slot) << 3));
      while (key !== pair && key !== 0) {
        slot = (slot + 1) & pairMask;
        key = load<u32>(pairs + ((<usize>slot) << 3));
      }
      if (key === 0) continue;
      const value = load<u32>(pairs + ((<usize>slot) << 3), 4);
      const start = block + k;
      let ends = value >> 31;
      if (isLatin(pair >> 16)) ends &= u32(isBoundary(text, start + 2));
      store<u16>(longest + ((<usize>k) << 1), <u16>(ends << 1));
      if (value & LEAF) {
        store<u32>(leaves + ((<usize>leafCount) << 3), k | (2 << 16));
        store<u32>(leaves + ((<usize>leafCount) << 3), value & NUMBER, 4);
        leafCount++;
        continue;
      }
      if (ends & isPlaceEnd(placeEnds, text, start)) {
        const group = load<u32>(nodes + ((<usize>(value & NUMBER)) << 3));
        if (load<u32>(groups + ((<usize>group) << 3)) === NUMBER)
          placedCount = notePlaced(image, text, start, start + 2, group, placed, placedCount, most);
      }
      const hash = tripleHash(pair, unitAt(base, k + 2)) >> tripleShift;
      store<u32>(walk + ((<usize>walking) << 3), k);
      store<u32>(walk + ((<usize>walking) << 3), value & NUMBER, 4);
      walking += (<u32>load<u8>(tripleBits + (hash >> 3)) >> (hash & 7)) & 1;
    }

    for (let depth: u32 = 2; walking > 0; depth++) {
      for (let n: u32 = 0; n < walking; n++) {
        const k = load<u32>(walk + ((<usize>n) << 3));
        const node = load<u32>(walk + ((<usize>n) << 3), 4);
        sum += load<u64>(edges + (edgeSlot(node, unitAt(base, k + depth), slots) << 3));
      }
      let going: u32 = 0;
      for (let n: u32 = 0; n < walking; n++) {
        const k = load<u32>(walk + ((<usize>n) << 3));
        const node = load<u32>(walk + ((<usize>n) << 3), 4);
        const unit = unitAt(base, k + depth);
        const key = ((<u64>node) << 16) | <u64>unit;
        let at = edges + (edgeSlot(node, unit, slots) << 3);
        let edge = load<u64>(at);
        while ((edge & 0x7fffffffff) !== key && edge !== 0) {
          at += 8;
          edge = load<u64>(at);
        }
        const child = <u32>(edge >> 39) & 0x7fffff;
        const end = block + k + depth + 1;
        const isLeaf = <u32>(edge >> 62) & 1;
        let ends = <u32>(edge >> 63);
        if (isLatin(unit)) ends &= u32(isBoundary(text, end));
        const reached = longest + ((<usize>k) << 1);
        store<u16>(reached, ends ? <u16>(depth + 1) : load<u16>(reached));
        if (ends & (isLeaf ^ 1) & isPlaceEnd(placeEnds, text, block + k)) {
          const group = load<u32>(nodes + ((<usize>child) << 3));
          if (load<u32>(groups + ((<usize>group) << 3)) === NUMBER)
            placedCount = notePlaced(image, text, block + k, end, group, placed, placedCount, most);
        }
        store<u32>(leaves + ((<usize>leafCount) << 3), k | ((depth + 1) << 16));
        store<u32>(leaves + ((<usize>leafCount) << 3), child, 4);
        leafCount += isLeaf;
        store<u32>(next + ((<usize>going) << 3), k);
        store<u32>(next + ((<usize>going) << 3), child, 4);
        going += u32(edge !== 0) & (isLeaf ^ 1);
      }
      walking = going;
      const swap = walk;
      walk = next;
      next = swap;
    }

    // Leaves: one name is left, and its tail is compared.
    for (let n: u32 = 0; n < leafCount; n++)
      sum += load<u64>(groups + ((<usize>load<u32>(leaves + ((<usize>n) << 3), 4)) << 3));
    store<u64>(lists + TOUCHED, sum);
    for (let n: u32 = 0; n < leafCount; n++) {
      const packed = load<u32>(leaves + ((<usize>n) << 3));
      const group = load<u32>(leaves + ((<usize>n) << 3), 4);
      const k = packed & 0xffff;
      const depth = packed >> 16;
      const start = block + k;
      const tail = load<u32>(groups + ((<usize>group) << 3));
      const mask = load<u32>(groups + ((<usize>group) << 3), 4);
      const number = tail & 0xffffff;
      let length: u32 = 0;
      let matched: u32 = 0;
      if (number !== 0) {
        // Eight bits of the tail's first unit turn most away before the tail is fetched.
        if ((unitAt(base, k + depth) & 0xff) !== tail >> 24) continue;
        const words = tails + ((<usize>number) << TAIL_SHIFT);
        length = <u32>load<u16>(words);
        while (
          matched < length &&
          load<u16>(words + 2 + ((<usize>matched) << 1)) === <u16>unitAt(base, k + depth + matched)
        ) {
          matched++;
          const reached = depth + matched;
          if (reached < 32 && (mask >> reached) & 1 && isBoundary(text, start + reached))
            store<u16>(longest + ((<usize>k) << 1), <u16>reached);
        }
        if (matched < length) continue;
      }
      const whole = depth + length;
      if (!isBoundary(text, start + whole)) continue;
      store<u16>(longest + ((<usize>k) << 1), <u16>whole);
      if (isPlaceEnd(placeEnds, text, start))
        placedCount = notePlaced(image, text, start, start + whole, group, placed, placedCount, most);
    }

    for (let n: u32 = 0; n < some; n++) {
      const k = <u32>load<u16>(inBlock + ((<usize>n) << 1));
      const length = <u32>load<u16>(longest + ((<usize>k) << 1));
      const start = block + k;
      store<u32>(found + ((<usize>foundCount) << 3), start);
      store<u32>(found + ((<usize>foundCount) << 3), start + length, 4);
      foundCount += u32(length > 0) & u32(isBoundary(text, start));
    }
  }
  store<u32>(lists + PLACED_COUNT, placedCount);
  return foundCount;
}

/**
 * Where a form leads: writes into `answer` the first group whose path begins with the units in [from, to), the one after
 * the last, and 1 where the first group's path is no longer than the form. Answers whether there is any.
 */
export function locate(image: usize, text: usize, from: u32, to: u32, answer: usize): bool {
  const pairs = section(image, AT_PAIRS);
  const edges = section(image, AT_EDGES);
  const groups = section(image, AT_GROUPS);
  const pairMask = load<u32>(image + PAIR_MASK);
  const slots = load<u32>(image + EDGE_SLOTS);
  const pair = unitAt(text, from) | (unitAt(text, from + 1) << 16);
  let slot = (pairHash(pair) >> 4) & pairMask;
  let key = load<u32>(pairs + ((<usize>slot) << 3));
  while (key !== pair && key !== 0) {
    slot = (slot + 1) & pairMask;
    key = load<u32>(pairs + ((<usize>slot) << 3));
  }
  if (key === 0) return false;
  const value = load<u32>(pairs + ((<usize>slot) << 3), 4);
  let number = value & NUMBER;
  let isLeaf = (value & LEAF) !== 0;
  let at = from + 2;
  while (!isLeaf && at < to) {
    const unit = unitAt(text, at);
    const wanted = ((<u64>number) << 16) | <u64>unit;
    let place = edges + (edgeSlot(number, unit, slots) << 3);
    let edge = load<u64>(place);
    while ((edge & 0x7fffffffff) !== wanted && edge !== 0) {
      place += 8;
      edge = load<u64>(place);
    }
    if (edge === 0) return false;
    number = <u32>(edge >> 39) & 0x7fffff;
    isLeaf = ((edge >> 62) & 1) !== 0;
    at++;
  }
  let first = number;
  let last = number + 1;
  let whole: bool = false;
  if (isLeaf) {
    const tail = load<u32>(groups + ((<usize>number) << 3)) & 0xffffff;
    const words = section(image, AT_TAILS) + ((<usize>tail) << TAIL_SHIFT);
    const length: u32 = tail === 0 ? 0 : <u32>load<u16>(words);
    const rest = to - at;
    if (rest > length) return false;
    for (let k: u32 = 0; k < rest; k++)
      if (load<u16>(words + 2 + ((<usize>k) << 1)) !== <u16>unitAt(text, at + k)) return false;
    whole = rest === length;
  } else {
    const node = section(image, AT_NODES) + ((<usize>number) << 3);
    first = load<u32>(node);
    last = load<u32>(node, 4);
    whole = load<u32>(groups + ((<usize>first) << 3)) === NUMBER;
  }
  store<u32>(answer, first);
  store<u32>(answer, last, 4);
  store<u32>(answer, u32(whole), 8);
  return true;
}

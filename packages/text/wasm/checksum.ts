const FIRST: u64 = ((<u64>0x9e3779b1) << 32) | <u64>0x85ebca87;
const SECOND: u64 = ((<u64>0xc2b2ae3d) << 32) | <u64>0x27d4eb4f;

function step(sum: u64, word: u64): u64 {
  return rotl<u64>(sum ^ (word * FIRST), 31) * SECOND;
}

/** Takes `length` bytes (a multiple of 32) at `from` into the four lanes at `lanes`: four, so that it runs at the speed of memory. */
export function checksum(from: usize, length: usize, lanes: usize): void {
  let a = load<u64>(lanes);
  let b = load<u64>(lanes, 8);
  let c = load<u64>(lanes, 16);
  let d = load<u64>(lanes, 24);
  for (let at: usize = from; at < from + length; at += 32) {
    a = step(a, load<u64>(at));
    b = step(b, load<u64>(at, 8));
    c = step(c, load<u64>(at, 16));
    d = step(d, load<u64>(at, 24));
  }
  store<u64>(lanes, a);
  store<u64>(lanes, b, 8);
  store<u64>(lanes, c, 16);
  store<u64>(lanes, d, 24);
}

/** The lanes as one number. */
export function checksumEnd(lanes: usize): u32 {
  const ab = step(load<u64>(lanes), load<u64>(lanes, 8));
  const abc = step(ab, load<u64>(lanes, 16));
  const all = step(abc, load<u64>(lanes, 24));
  const mixed = all ^ (all >> 29);
  return <u32>(mixed ^ (mixed >> 32));
}

// Loaded before a program (NODE_OPTIONS=--import …): its clock is WEISU_CHAOS_SHIFT_MS ahead, as after a jump.
const shiftMs = Number(process.env.WEISU_CHAOS_SHIFT_MS ?? 0);
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [Real.now() + shiftMs] : args));
  }
  static now() {
    return Real.now() + shiftMs;
  }
};

/** What the exit code of `weisu` means; part of its interface. */
export const EXIT = {
  ok: 0,
  failed: 1,
  badInput: 2,
  someRefused: 3,
} as const;

export const EXIT_HELP = `
退出码 / Exit codes:
  0  完成 / done
  1  失败 / failed
  2  用法或输入有误 / bad usage or bad input; nothing was kept
  3  完成，但有行被拒收 / done, but some rows were refused
`;

/** What was asked cannot be done as asked; the message says what to do instead. Ends with `EXIT.badInput`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

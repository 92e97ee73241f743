/** Shows how far long work is: a bar on a terminal, a line now and then elsewhere. Everything goes to standard error. */
export type Progress = {
  readonly show: (done: number, total: number | null, what: string) => void;
  readonly end: () => void;
};

const WIDTH = 24;
const EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;

const barOf = (done: number, total: number): string => {
  const filled = Math.round((Math.min(done, total) / Math.max(total, 1)) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round((done / Math.max(total, 1)) * 100)).padStart(3)}%`;
};

export const createProgress = (stream: NodeJS.WriteStream = process.stderr): Progress => {
  let shownAt = 0;
  let isDirty = false;
  const show: Progress['show'] = (done, total, what) => {
    const now = performance.now();
    const isLast = total !== null && done >= total;
    if (!isLast && now - shownAt < (stream.isTTY ? EVERY_MS : LINE_EVERY_MS)) return;
    shownAt = now;
    const text = total === null ? `${done.toLocaleString('en')} ${what}` : `${barOf(done, total)}  ${what}`;
    if (stream.isTTY) {
      stream.write(`\r\x1b[2K${text}`);
      isDirty = true;
    } else stream.write(`${text}\n`);
  };
  const end = (): void => {
    if (isDirty) stream.write('\r\x1b[2K');
    isDirty = false;
  };
  return { show, end };
};

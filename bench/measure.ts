import { availableParallelism, cpus } from 'node:os';

/** Wall and processor seconds of one run, and what it answered. */
export type Run<T> = { readonly seconds: number; readonly cpuSeconds: number; readonly result: T };

export const timed = async <T>(work: () => T | Promise<T>): Promise<Run<T>> => {
  const cpuFrom = process.cpuUsage();
  const from = performance.now();
  const result = await work();
  const cpu = process.cpuUsage(cpuFrom);
  return { seconds: (performance.now() - from) / 1000, cpuSeconds: (cpu.user + cpu.system) / 1e6, result };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? NaN)) / 2;
};

/** A figure means nothing without the machine it was measured on. */
export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  threads: availableParallelism(),
  node: process.version,
});

/** Most memory the process held at any time, in megabytes. */
export const peakMemoryMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

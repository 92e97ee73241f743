import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Instant, Jurisdiction } from '@weisu/core';
import type { OutwardDoor } from '../../outward/door.ts';
import { createPoliteDoor } from '../../outward/robots.ts';
import type { SecretBox } from '../../session/secret-box.ts';
import type { Database } from '../../store/engine.ts';
import type { Collecting } from './collect-source.ts';
import { readCollectLimits } from './collect-limits.ts';
import { deliverOn } from './keep-page.ts';

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleepFor(ms, undefined, signal === undefined ? {} : { signal });
};

/** Folders that may be watched, from `WEISU_WATCH_FOLDERS` (with commas); none unless set. */
const foldersOf = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  (env['WEISU_WATCH_FOLDERS'] ?? '')
    .split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '');

/**
 * Collecting as the environment sets it; what comes is handed on to the readers.
 * @throws OutwardRulesError naming the variable at fault.
 */
export const openCollecting = ({
  database,
  jurisdiction,
  secretBox,
  now,
  fault,
  door,
  env,
}: {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  readonly secretBox: SecretBox;
  readonly now: () => Instant;
  readonly fault: (error: unknown) => void;
  readonly door: OutwardDoor;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Collecting => {
  const limits = readCollectLimits(env);
  const clock = (): number => Date.parse(now());
  return {
    database,
    secretBox,
    now,
    fault,
    chance: Math.random,
    deliver: deliverOn(jurisdiction, now),
    tools: {
      door,
      limits,
      folders: foldersOf(env),
      polite: createPoliteDoor(door, { pauseMs: limits.hostPauseMs, clock, chance: Math.random, sleep }),
    },
  };
};

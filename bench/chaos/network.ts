import { spawnSync } from 'node:child_process';

/** A host of its own behind a cable that may be cut: a network namespace. */
export type FarHost = {
  /** Where the far host finds this one. */
  readonly hostAddress: string;
  /** What a command is to be started with to run there. */
  readonly inside: readonly string[];
  readonly cut: () => void;
  readonly mend: () => void;
  readonly remove: () => void;
};

/** Null where network namespaces may not be made. */
export const openFarHost = (name: string): FarHost | null => {
  const third = process.pid % 250;
  const [here, there] = [`10.213.${third}.1`, `10.213.${third}.2`];
  const cable = `wz${process.pid}`;
  const ip = (...args: readonly string[]): boolean => spawnSync('ip', [...args]).status === 0;
  const remove = (): void => {
    ip('netns', 'delete', name);
    ip('link', 'delete', `${cable}a`);
  };
  const isMade =
    ip('netns', 'add', name) &&
    ip('link', 'add', `${cable}a`, 'type', 'veth', 'peer', 'name', `${cable}b`, 'netns', name) &&
    ip('addr', 'add', `${here}/24`, 'dev', `${cable}a`) &&
    ip('link', 'set', `${cable}a`, 'up') &&
    ip('-n', name, 'addr', 'add', `${there}/24`, 'dev', `${cable}b`) &&
    ip('-n', name, 'link', 'set', `${cable}b`, 'up') &&
    ip('-n', name, 'link', 'set', 'lo', 'up');
  if (!isMade) {
    remove();
    return null;
  }
  return {
    hostAddress: here,
    inside: ['ip', 'netns', 'exec', name],
    cut: () => void ip('link', 'set', `${cable}a`, 'down'),
    mend: () => void ip('link', 'set', `${cable}a`, 'up'),
    remove,
  };
};

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs system packages where that is possible without asking: as root, with apt.
 * @param {readonly string[]} packages
 * @returns {void} nothing; the caller looks again for what it needed
 */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`正在安装 · Installing: ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}

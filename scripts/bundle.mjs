// npm run bundle [-- --out DIR] [--folder DIR]: the built product with its libraries in one archive that installs without network.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { bundledFiles, LAUNCHER, productionLibraries } from './bundle-contents.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, 'dist') },
    folder: { type: 'string' },
    'skip-build': { type: 'boolean', default: false },
  },
});

ensureInstalled();
if (!values['skip-build']) run('npm', ['run', 'build']);

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const name = `weisu-${version}-${process.platform}-${process.arch}`;
const held = mkdtempSync(join(tmpdir(), 'weisu-bundle-'));
const stage = values.folder === undefined ? join(held, name) : resolve(values.folder);
try {
  fill(stage);
  if (values.folder === undefined) await pack();
  else console.log(`已放入 · In ${stage}`);
} finally {
  rmSync(held, { recursive: true, force: true });
}

/** @param {string} folder */
function fill(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of bundledFiles(ROOT)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file), {
      recursive: true,
      filter: (path) => !/\.(d\.ts|map|tsbuildinfo)$/.test(path) && !path.endsWith('.test.ts'),
    });
  }
  const listed = spawnSync('npm', ['ls', '--parseable', '--omit=dev', '--all', '-w', '@weisu/cli'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const { from, linkTo } of productionLibraries(ROOT, listed.stdout)) {
    const to = join(folder, from);
    mkdirSync(dirname(to), { recursive: true });
    // A library's own nested libraries are named one by one.
    if (linkTo === null)
      cpSync(join(ROOT, from), to, {
        recursive: true,
        filter: (path) => !relative(join(ROOT, from), path).split('/').includes('node_modules'),
      });
    else if (!existsSync(to)) symlinkSync(linkTo, to);
  }
  writeFileSync(join(folder, 'weisu'), LAUNCHER);
  chmodSync(join(folder, 'weisu'), 0o755);
}

async function pack() {
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const archive = join(out, `${name}.tar.gz`);
  run('tar', ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-C', held, '-czf', archive, name]);
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  writeFileSync(`${archive}.sha256`, `${hash.digest('hex')}  ${name}.tar.gz\n`);
  console.log(`${archive}\n${archive}.sha256`);
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// npm run screenshots -- --out DIR [--only NAME,NAME]: every page in both languages at three widths, and dark, for people to look at.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensure-install.mjs';
import { takePictures } from './test-browser.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string' }, only: { type: 'string' } },
});
if (values.out === undefined) {
  console.error('请指明存放的文件夹：npm run screenshots -- --out DIR · say where to: --out DIR');
  process.exit(2);
}
ensureInstalled();
const out = resolve(values.out);
if (await takePictures(out, values.only)) console.log(`图片在 ${out} · pictures in ${out}`);
else process.exitCode = 1;

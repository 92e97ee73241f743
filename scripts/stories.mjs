// npm run stories: the three published cases, lived through in a real browser; each step is printed as it goes.
import { ensureInstalled } from './ensure-install.mjs';
import { tellStories } from './test-browser.mjs';

ensureInstalled();
console.log('三个案例，在真实浏览器中逐步走完。企业和职工均为虚构；日期、件数、金额和单位取自公开报道。');
console.log(
  'Three cases, lived step by step in a real browser. Enterprises and workers are invented; days, counts, amounts and units are those published.',
);
const isWell = await tellStories();
console.log(
  isWell
    ? '三个案例全部走通。· All three stories end as they should.'
    : '有案例没有走通。· A story did not end as it should.',
);
process.exitCode = isWell ? 0 : 1;

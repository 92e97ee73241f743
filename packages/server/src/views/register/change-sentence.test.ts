import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { Jurisdiction } from '@weisu/core';
import { loadJurisdiction } from '../../jurisdiction/load-jurisdiction.ts';
import { changeSentence } from './change-sentence.ts';

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../../../../../jurisdictions/beijing', import.meta.url)),
  );
});

it.each([
  ['registered_district', '110115', '110106', '注册地由大兴区变为丰台区'],
  ['registration_state', null, 'revoked', '登记状态由不详变为吊销'],
  ['staff_count', '240', '12', '职工人数由240变为12'],
  [
    'name',
    '北京衡岭智造有限公司',
    '北京衡岭新材有限公司',
    '登记名称由北京衡岭智造有限公司变为北京衡岭新材有限公司',
  ],
])('says what changed in %s', (field, before, after, zh) => {
  expect(changeSentence({ field, before, after }, jurisdiction).zh).toBe(zh);
});

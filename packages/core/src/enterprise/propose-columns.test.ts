import { describe, expect, it } from 'vitest';
import { findColumnHeads, proposeColumns, rememberColumns } from './propose-columns.ts';

const CODE = '919900000000000018';

describe('proposeColumns', () => {
  it('reads headers as offices write them', () => {
    expect(proposeColumns(['序号', '单位名称（全称）', '统一社会信用代码', '职工 人数', '备注'], [])).toEqual(
      [null, 'name', 'creditCode', 'staff', null],
    );
  });

  it('tells codes, names and states from their values where the header says nothing', () => {
    const rows = [
      ['1', '甲乙有限公司', CODE, '存续'],
      ['2', '丙丁商店', CODE, '注销'],
    ];
    expect(proposeColumns(['A', 'B', 'C', 'D'], rows)).toEqual([null, 'name', 'creditCode', 'state']);
  });

  it('gives no field twice, and what was remembered goes first', () => {
    expect(proposeColumns(['企业名称', '名称', CODE], [['甲有限公司', '乙有限公司', CODE]])).toEqual([
      'name',
      null,
      'creditCode',
    ]);
    const remembered = rememberColumns(['企业名称', '名称'], [null, 'name']);
    expect(proposeColumns(['企业名称', '名称'], [['甲有限公司', '乙']], remembered)).toEqual([null, 'name']);
  });

  it('finds the heads below a title', () => {
    expect(findColumnHeads([['企业变更月报'], [], ['企业名称', '信用代码'], ['甲', CODE]])).toBe(2);
  });
});

import type { Jurisdiction, UnitId } from '@weisu/core';
import type { Field } from './field.ts';
import { textOrNull } from './field.ts';
import { FieldError } from './row-problem.ts';

const PROVINCES =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'.split(
    ' ',
  );

/** The short name of a province as a register writes it ("北京市" → "北京"), or null where there is no such province. */
export const provinceOf = (written: string): string | null => {
  const short = written.trim().replace(/(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/, '');
  return PROVINCES.includes(short) ? short : null;
};

/** Finds the codes and units of a jurisdiction by the forms in which files write them. */
export type Places = {
  /** The province that the jurisdiction is or lies in, or null. */
  readonly province: string | null;
  /** District code; null where the field says nothing. Throws a FieldError for a place that is no district here. */
  readonly districtOf: (field: Field) => string | null;
  readonly unitOf: (field: Field) => UnitId | null;
};

export const createPlaces = ({
  jurisdiction,
  districts,
  units,
}: Pick<Jurisdiction, 'jurisdiction' | 'districts' | 'units'>): Places => {
  const codes = new Map<string, string>();
  for (const { code, name, writtenAs } of districts)
    for (const form of [code, name.zh, ...writtenAs]) codes.set(form, code);
  const unitIds = new Map<string, UnitId>();
  for (const { id, name } of units)
    for (const form of [id, name.zh, `${jurisdiction.name.zh}${name.zh}`]) unitIds.set(form, id);
  return {
    province: provinceOf(jurisdiction.name.zh),
    districtOf: (field) => {
      const text = textOrNull(field);
      if (text === null) return null;
      const code = codes.get(text);
      if (code === undefined)
        throw new FieldError(
          field.name,
          `不是本地区划（列可能错位）：${text}`,
          `is no district here (a column may be shifted): ${text}`,
        );
      return code;
    },
    unitOf: (field) => {
      const text = textOrNull(field);
      if (text === null) return null;
      const id = unitIds.get(text);
      if (id === undefined)
        throw new FieldError(field.name, `没有这个单位：${text}`, `is no unit here: ${text}`);
      return id;
    },
  };
};

import type { Jurisdiction, Wording } from '@weisu/core';

type Change = { readonly field: string; readonly before: string | null; readonly after: string | null };

const FIELDS: Readonly<Record<string, Wording>> = {
  name: { zh: '登记名称', en: 'registered name' },
  registered_district: { zh: '注册地', en: 'registered place' },
  operating_district: { zh: '经营地', en: 'operating place' },
  union_unit_id: { zh: '责任工会', en: 'responsible union' },
  industry: { zh: '行业', en: 'industry' },
  staff_count: { zh: '职工人数', en: 'staff' },
  registered_on: { zh: '成立日期', en: 'founding day' },
  new_employment: { zh: '新就业形态', en: 'new-employment workers' },
  registration_state: { zh: '登记状态', en: 'registration state' },
};

const VALUES: Readonly<Record<string, Wording>> = {
  active: { zh: '存续', en: 'in business' },
  'moved-out': { zh: '迁出', en: 'moved out' },
  suspended: { zh: '停业', en: 'suspended' },
  revoked: { zh: '吊销', en: 'revoked' },
  cancelled: { zh: '注销', en: 'cancelled' },
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
};

const UNKNOWN: Wording = { zh: '不详', en: 'unknown' };

const valueOf = (field: string, value: string | null, jurisdiction: Jurisdiction): Wording => {
  if (value === null) return UNKNOWN;
  if (field.endsWith('_district'))
    return jurisdiction.districts.find(({ code }) => code === value)?.name ?? { zh: value, en: value };
  if (field === 'union_unit_id')
    return jurisdiction.units.find(({ id }) => id === value)?.name ?? { zh: value, en: value };
  const isWord = field === 'registration_state' || field === 'new_employment';
  return (isWord ? VALUES[value] : undefined) ?? { zh: value, en: value };
};

/** `注册地由大兴区变为丰台区`: what a source said differently from before. */
export const changeSentence = ({ field, before, after }: Change, jurisdiction: Jurisdiction): Wording => {
  const name = FIELDS[field] ?? { zh: field, en: field };
  const was = valueOf(field, before, jurisdiction);
  const is = valueOf(field, after, jurisdiction);
  return {
    zh: `${name.zh}由${was.zh}变为${is.zh}`,
    en: `${name.en} changed from ${was.en} to ${is.en}`,
  };
};

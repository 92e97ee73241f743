import {
  type EnterpriseId,
  enterpriseIdOf,
  type Instant,
  isCreditCode,
  normaliseCreditCode,
  type Relation,
  RELATION_KINDS,
  type RelationKind,
} from '@weisu/core';
import { dateOrNull, type Field, findField, numberOrNull, requireText } from './field.ts';
import type { SourceRow } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

/** The kinds as registers and business-data services write them. */
const WRITTEN_AS: Readonly<Record<string, RelationKind>> = {
  股东: 'shareholder',
  投资: 'shareholder',
  法定代表人: 'same-representative',
  同一法定代表人: 'same-representative',
  担保: 'guarantee',
  同一地址: 'same-address',
  同一住所: 'same-address',
  同一电话: 'same-phone',
  同一联系电话: 'same-phone',
  供应链: 'chain',
  链主: 'chain',
  分支机构: 'branch',
  分公司: 'branch',
};

const codeOf = (field: Field): EnterpriseId => {
  const code = normaliseCreditCode(requireText(field));
  if (!isCreditCode(code))
    throw new FieldError(
      field.name,
      `不是有效的统一社会信用代码：${code}`,
      `is not a valid unified social credit code: ${code}`,
    );
  return enterpriseIdOf(code);
};

const kindOf = (field: Field): RelationKind => {
  const text = requireText(field);
  const kind = RELATION_KINDS.find((known) => known === text) ?? WRITTEN_AS[text];
  if (kind === undefined)
    throw new FieldError(
      field.name,
      `没有这种关联：${text}（可用：${RELATION_KINDS.join(' ')}）`,
      `is no kind of relation: ${text}`,
    );
  return kind;
};

/** A share as 0–1 or as per cent; above 100 it is neither. */
const shareOf = (field: Field): number | null => {
  const share = numberOrNull(
    typeof field.value === 'string' && field.value.trim().endsWith('%')
      ? { ...field, value: Number(field.value.trim().slice(0, -1)) / 100 }
      : field,
  );
  if (share === null) return null;
  const ratio = share > 1 ? share / 100 : share;
  if (ratio < 0 || ratio > 1)
    throw new FieldError(field.name, `持股比例须在 0 与 100% 之间：${share}`, `is no share: ${share}`);
  return ratio;
};

/** One dated tie between two enterprises, from its credit codes. Throws a `FieldError` that names what is wrong. */
export const parseRelation = (row: SourceRow, now: Instant): Relation => {
  const from = codeOf(findField(row, ['from', 'fromcreditcode', '起点信用代码', '甲方信用代码']));
  const toField = findField(row, ['to', 'tocreditcode', '终点信用代码', '乙方信用代码']);
  const to = codeOf(toField);
  if (from === to) throw new FieldError(toField.name, '与自身的关联没有意义', 'ties an enterprise to itself');
  const kind = kindOf(findField(row, ['kind', '类别', '类型', '关联类型']));
  const since = dateOrNull(findField(row, ['since', '开始日期', '起始日']));
  const untilField = findField(row, ['until', '结束日期', '截止日']);
  const until = dateOrNull(untilField);
  if (since !== null && until !== null && until.day <= since.day)
    throw new FieldError(untilField.name, '须晚于开始日期', 'must lie after its beginning');
  return {
    from,
    to,
    kind,
    shareRatio:
      kind === 'shareholder'
        ? shareOf(findField(row, ['share', 'shareratio', '持股比例', '出资比例']))
        : null,
    since: since?.day ?? null,
    until: until?.day ?? null,
    recordedAt: now,
  };
};

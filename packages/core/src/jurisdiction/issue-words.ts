import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Words = { readonly zh: string; readonly en: string };

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是否（true 或 false）',
  array: '列表',
  object: '对象',
};

const bound = (issue: { origin: string }): readonly [string, string] =>
  issue.origin === 'string' ? ['字', 'characters'] : issue.origin === 'array' ? ['项', 'entries'] : ['', ''];

/** What a schema's complaint means, for a person who edits JSON by hand. */
export const issueWords = (issue: Issue): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { zh: '缺少此项', en: 'is missing' }
        : {
            zh: `应为${TYPES[issue.expected] ?? issue.expected}`,
            en: `must be ${issue.expected}`,
          };
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      return { zh: `只能是 ${allowed}`, en: `must be one of ${allowed}` };
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return { zh: `有不认识的项 ${keys}`, en: `has unknown fields ${keys}` };
    }
    case 'too_small': {
      const [zh, en] = bound(issue);
      const minimum = String(issue.minimum);
      return issue.inclusive === false
        ? { zh: `须大于 ${minimum}`, en: `must be greater than ${minimum}` }
        : { zh: `至少 ${minimum} ${zh}`.trimEnd(), en: `must be at least ${minimum} ${en}`.trimEnd() };
    }
    case 'too_big': {
      const [zh, en] = bound(issue);
      const maximum = String(issue.maximum);
      return { zh: `至多 ${maximum} ${zh}`.trimEnd(), en: `must be at most ${maximum} ${en}`.trimEnd() };
    }
    case 'invalid_format':
      return {
        zh: `写法不合格式 ${issue.pattern ?? issue.format}`,
        en: `does not have the form ${issue.pattern ?? issue.format}`,
      };
    default: {
      const [zh = issue.message, en = issue.message] = issue.message.split(' / ');
      return { zh, en };
    }
  }
};

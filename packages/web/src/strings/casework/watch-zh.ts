/** Texts on special monitoring (专项监测), in Chinese. */
export const watchZh = {
  title: '专项监测',
  off: '该企业不在专项监测。',
  on: '自 {{day}} 起专项监测。',
  byRule: '达到橙色及以上时由规则自动列入。',
  kind: { start: '列入专项监测', end: '解除专项监测' },
  by: '{{name}}，{{at}}',
  startLead: '列入后出现在持续关注名单；解除须写明理由，每一次都留存。',
  endLead: '风险消除后解除。以后达到橙色仍会自动列入。',
  reason: '理由',
  done: { start: '已列入专项监测。', end: '已解除专项监测。' },
} as const;

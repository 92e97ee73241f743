/** What an enterprise's timeline holds; the literals are those of the wire and of addresses. */
export const TIMELINE_KINDS = [
  'signal',
  'record',
  'mention',
  'warning',
  'case-act',
  'watch',
  'relation',
  'name',
  'place',
  'union',
  'change',
] as const;

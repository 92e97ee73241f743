export type RoleSpan<Role extends string = string> = {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
};
export type Segment<Role extends string = string> = {
  readonly start: number;
  readonly text: string;
  /** Every role that covers this piece, each once, in the order of the spans. Empty for plain text. */
  readonly roles: readonly Role[];
};

/**
 * Cuts a text at every edge of its spans, so that overlapping spans each keep their full length.
 * Offsets are UTF-16 code units; what lies outside the text, or is empty, is left out. The pieces join to the text.
 */
export const segmentsOf = <Role extends string>(
  text: string,
  spans: readonly RoleSpan<Role>[],
): readonly Segment<Role>[] => {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
  const edges = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const roles = inside.filter((span) => span.start <= start && span.end >= end).map((span) => span.role);
    return { start, text: text.slice(start, end), roles: [...new Set(roles)] };
  });
};

export type Window = { readonly start: number; readonly end: number };

/** Text kept before the first and after the last span of an excerpt. */
const MARGIN = 60;
/** Texts up to this length are shown whole. */
const WHOLE_UP_TO = 320;
const LONGEST = 600;

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** The part of a long text that holds its spans, never cut inside a character. The whole where it is short. */
export const windowOf = (text: string, spans: readonly RoleSpan[]): Window => {
  if (text.length <= WHOLE_UP_TO) return { start: 0, end: text.length };
  const starts = spans.map((span) => span.start);
  const ends = spans.map((span) => span.end);
  const first = starts.length === 0 ? 0 : Math.min(...starts);
  const last = ends.length === 0 ? WHOLE_UP_TO : Math.max(...ends);
  const from = Math.max(0, first - MARGIN);
  const to = Math.min(text.length, last + MARGIN, from + LONGEST);
  return {
    start: isLowSurrogate(text, from) ? from - 1 : from,
    end: isLowSurrogate(text, to) ? to + 1 : to,
  };
};

/** Spans as they fall inside a window of the text, counted from its start. */
export const shifted = <Role extends string>(
  spans: readonly RoleSpan<Role>[],
  { start }: Window,
): readonly RoleSpan<Role>[] =>
  spans.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));

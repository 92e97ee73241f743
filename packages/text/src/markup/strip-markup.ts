const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  emsp: ' ',
  ensp: ' ',
  yen: '¥',
};

const BREAKING = new Set([
  'p',
  'br',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'hr',
  'td',
]);
const SILENT = new Set(['script', 'style', 'noscript', 'template']);
/** Longest reference looked for after `&`; a bound keeps a text of ampersands linear. */
const LONGEST_REFERENCE = 12;

const referenceAt = (html: string, at: number): { readonly text: string; readonly end: number } | null => {
  const limit = Math.min(html.length, at + LONGEST_REFERENCE);
  let end = at + 1;
  while (end < limit && html[end] !== ';') end += 1;
  if (html[end] !== ';' || end === limit) return null;
  const name = html.slice(at + 1, end);
  if (name.startsWith('#')) {
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return null;
    return { text: String.fromCodePoint(code), end: end + 1 };
  }
  const text = ENTITIES[name];
  return text === undefined ? null : { text, end: end + 1 };
};

const isNameUnit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);

/**
 * The words of an HTML fragment: tags gone, block tags become line breaks, scripts and styles left out, character
 * references resolved. One pass; a `<` that opens no tag stays. Not a sanitiser: the result is text, never HTML.
 */
export const stripMarkup = (html: string): string => {
  if (!html.includes('<') && !html.includes('&')) return html;
  const parts: string[] = [];
  let at = 0;
  let copied = 0;
  let lastClose = -2;
  const lower = html.toLowerCase();
  const closedBeyond = (from: number): number => {
    if (lastClose === -1) return -1;
    if (lastClose < from) lastClose = html.indexOf('>', from);
    return lastClose;
  };
  while (at < html.length) {
    const unit = html.charCodeAt(at);
    if (unit === 0x26) {
      const reference = referenceAt(html, at);
      if (reference !== null) {
        parts.push(html.slice(copied, at), reference.text);
        at = reference.end;
        copied = at;
        continue;
      }
    } else if (unit === 0x3c) {
      const nameFrom = html[at + 1] === '/' ? at + 2 : at + 1;
      const close = closedBeyond(at);
      const first = html.charCodeAt(nameFrom);
      if (close !== -1 && (isNameUnit(first) || first === 0x21 || first === 0x3f)) {
        let nameEnd = nameFrom;
        while (nameEnd < close && isNameUnit(html.charCodeAt(nameEnd))) nameEnd += 1;
        const name = lower.slice(nameFrom, nameEnd);
        parts.push(html.slice(copied, at));
        if (BREAKING.has(name)) parts.push('\n');
        at = close + 1;
        if (SILENT.has(name) && nameFrom !== 0 && html[nameFrom - 1] === '<') {
          const end = lower.indexOf(`</${name}`, at);
          at = end === -1 ? html.length : end;
        }
        copied = at;
        continue;
      }
    }
    at += 1;
  }
  parts.push(html.slice(copied));
  return parts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
};

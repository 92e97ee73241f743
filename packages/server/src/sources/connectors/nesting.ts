/** Elements that pages leave open, or that have no end. */
const LEFT_OPEN = new Set(
  'p li td tr th dt dd option thead tbody tfoot colgroup area base br col embed hr img input link meta source track wbr path circle rect line polyline polygon ellipse use stop'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-z][a-z0-9:]{0,30})([^<>]{0,3000})/gi;

/**
 * How deep the elements of a text are nested, at most `enough`: parsers take time that grows with the square of it. Linear, and
 * never less than it is but for elements that are usually left open.
 */
export const nestingOf = (markup: string, enough: number, isXml: boolean): number => {
  let depth = 0;
  let deepest = 0;
  for (const [, closing, name = '', rest = ''] of markup.matchAll(TAG)) {
    // In HTML a slash at the end closes nothing.
    if (isXml ? rest.endsWith('/') : LEFT_OPEN.has(name.toLowerCase())) continue;
    depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
    if (deepest >= enough) break;
  }
  return deepest;
};

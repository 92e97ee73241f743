/**
 * What tells one enterprise from the next in at most `most` characters: names begin with the city, which all share, and end
 * with their legal form.
 */
export const labelOfName = (name: string, most: number): string => {
  const own = name
    .replace(/^(?:北京市?|上海市?|天津市?|重庆市?)/, '')
    .replace(/(?:有限责任公司|股份有限公司|有限公司)/, '');
  return own.length <= most ? own : `${own.slice(0, most - 1)}…`;
};

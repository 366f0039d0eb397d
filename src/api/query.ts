/** How the platform wants query strings: lists joined by commas, booleans as words. */

export type QueryValue =
  string | number | boolean | readonly (string | number)[] | null | undefined;

/** `?a=1&b=x,y`, or nothing. Undefined, null and empty lists are left out. */
export function queryString(query: object): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query) as [string, QueryValue][]) {
    const text = textOf(value);
    if (text !== undefined) params.set(key, text);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function textOf(value: QueryValue): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return value.length === 0 ? undefined : value.join(',');
  return String(value);
}

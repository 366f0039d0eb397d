/** Longer texts than this are no task for anybody, and laying them out would hold up the page. */
const mostCharacters = 100_000;

export function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

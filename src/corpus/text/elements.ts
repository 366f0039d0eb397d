/**
 * Replaces elements with all that is in them; a tag that nobody closed goes alone. Takes time in proportion
 * to the text.
 */
export function replaceElements(text: string, names: readonly string[], by: string): string {
  const tags = new RegExp(`<(${names.join('|')})\\b([^<>]*)>`, 'gi');
  const unclosed = new Set<string>();
  const pieces: string[] = [];
  let at = 0;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    const [, rawName = '', attributes = ''] = tag;
    const name = rawName.toLowerCase();
    pieces.push(text.slice(at, tag.index));
    at = tags.lastIndex;
    if (attributes.endsWith('/') || unclosed.has(name)) continue;
    const end = new RegExp(`</${name}\\s*>`, 'gi');
    end.lastIndex = at;
    if (end.test(text)) {
      pieces.push(by);
      at = end.lastIndex;
      tags.lastIndex = at;
    } else unclosed.add(name);
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

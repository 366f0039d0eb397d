/** Seeded numbers from 0 to 1 (mulberry32): a failing run can be repeated. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const snippets = [
  ...['\n', '\n  ', '\n\n', '\r\n', '\r', '\t', '  ', ' ', ':', ': ', '- ', '\n- ', '? '],
  ...['{', '}', '[', ']', ',', '"', "'", '|\n', '>-\n', '#', '# x\n', '!tag ', '%YAML 1.2\n'],
  ...['&a ', '*a', '<<: *a\n', '<<: { x: 1 }\n', '---\n', '...\n', '\uFEFF', '😀', '\uD83D', '\0'],
  ...['key: value\n', 'type: ', '$file: a.html', '{ $id: ./a.project.yaml }', '\\', '\\u0024', '`'],
  ...['public_name: x\n', '"a": 1,', 'null', '1e999', '0x1F', '~', 'é', '\u2028', 'true'],
];

/** One change as people and editors make them, and as they do not. */
export function edited(text: string, next: () => number): string {
  const at = Math.floor(next() * (text.length + 1));
  const length = Math.floor(next() ** 3 * 60);
  const kind = next();
  if (kind < 0.45) return spliced(text, at, 0, pick(snippets, next));
  if (kind < 0.6) return spliced(text, at, length, '');
  if (kind < 0.7) return spliced(text, at, length, pick(snippets, next));
  if (kind < 0.8) return pasted(text, at, length * 3, next);
  if (kind < 0.95) return withLine(text, at, next);
  if (kind < 0.97) return text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
  return kind < 0.98 ? `\uFEFF${text}` : text.replaceAll('\r\n', '\n');
}

function pasted(text: string, at: number, length: number, next: () => number): string {
  const from = Math.floor(next() * text.length);
  return spliced(text, at, 0, text.slice(from, from + length));
}

/** Indents, outdents, doubles, comments out or removes the line round an offset. */
function withLine(text: string, at: number, next: () => number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline + 1;
  const line = text.slice(start, end);
  const made = pick([`  ${line}`, line.replace(/^ {1,2}/, ''), line + line, `# ${line}`, ''], next);
  return spliced(text, start, line.length, made);
}

function spliced(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function pick<T>(choices: readonly T[], next: () => number): T {
  const choice = choices[Math.floor(next() * choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

import type { SpecFormat } from '../document/kind';

/** Plain data as one line of a spec: JSON, or YAML in flow notation. */
export function inOneLine(value: unknown, format: SpecFormat): string {
  if (format === 'json') return JSON.stringify(value);
  if (typeof value === 'string') return yamlText(value);
  if (Array.isArray(value)) return `[${value.map((item) => inOneLine(item, format)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${yamlText(key)}: ${inOneLine(item, format)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Plain data as lines of block YAML, the first one without indentation. */
export function inLines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item) => inLines(item).map((line, i) => (i === 0 ? '- ' : '  ') + line));
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return [inOneLine(value, 'yaml')];
  return Object.entries(value).flatMap(([key, item]) => entryLines(key, item));
}

function entryLines(key: string, item: unknown): readonly string[] {
  const name = yamlText(key);
  if (typeof item === 'string' && item.includes('\n') && isBlockText(item)) {
    const chomp = item.endsWith('\n') ? '|' : '|-';
    const lines = item.replace(/\n$/, '').split('\n');
    return [`${name}: ${chomp}`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
  }
  const nested = typeof item === 'object' && item !== null && Object.keys(item).length > 0;
  const lines = inLines(item);
  return nested
    ? [`${name}:`, ...lines.map((line) => `  ${line}`)]
    : [`${name}: ${lines[0] ?? ''}`];
}

/** What a literal block gives back unchanged. */
function isBlockText(text: string): boolean {
  return !/^[ \t\n]|[ \t]\n|[^\P{C}\n]|\n\n$/u.test(text) && !/[ \t]$/.test(text);
}

/** Words that a reader of YAML takes for something else than text. */
const taken = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+]?(?:\.?\d.*|\.inf)|\.nan)$/i;
const safe = /^[A-Za-z_$./][\w$./ @-]*$/;

export function yamlText(text: string): string {
  if (safe.test(text) && !taken.test(text) && !text.endsWith(' ')) return text;
  if (/\p{C}/u.test(text)) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}

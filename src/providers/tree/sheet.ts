/** Markdown for hovers: a heading and a table. Texts of the platform are escaped. */

export type Row = readonly [label: string, value: string | number | undefined];

export function sheet(title: string, rows: readonly Row[]): string {
  const lines = rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `| ${label} | ${escaped(shown(String(value)))} |`);
  return [`**${escaped(title)}**`, '', '| | |', '|---|---|', ...lines].join('\n');
}

const longestCell = 300;

function shown(text: string): string {
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}

/** Makes text harmless in Markdown: what performers and platforms wrote must not become links. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

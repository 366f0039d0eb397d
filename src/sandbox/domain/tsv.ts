/** A value as it goes into a cell; nothing gives an empty one. */
export type Cell = unknown;

/** A table of tab-separated values: cells with quotes, tabs or line breaks are quoted. */
export function tsvTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map((cell) => cellText(cell)).join('\t'));
  return `${lines.join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === undefined || cell === null) return '';
  const text = Array.isArray(cell) ? arrayText(cell) : plainText(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Items joined by commas; one that holds a comma or a quote is quoted itself. */
function arrayText(items: readonly unknown[]): string {
  return items
    .map((item) => plainText(item))
    .map((text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',');
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows as a TSV or CSV text that `delimitedRows` reads back: a cell with a delimiter, quote or line break is quoted. */
export function delimitedText(rows: readonly (readonly string[])[], delimiter: ',' | '\t'): string {
  const cell = (value: string): string =>
    value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join('');
}

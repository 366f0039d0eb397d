/** Tab-separated text, as the platform writes it: a cell with a quote, a tab or a line break is quoted. */
export function tsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

function cell(value: string): string {
  return /["\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

import * as vscode from 'vscode';
import type { RowOutcome, RowProblem } from '../../deploy/people';

/** One line of a report that lies beside the file it is about. */
export interface ReportLine {
  /** One-based line of the file; absent for what was typed. */
  readonly line?: number | undefined;
  readonly performer: string;
  readonly outcome: string;
  readonly detail: string;
}

/** Writes what became of each row beside the file: `bonuses.tsv` → `bonuses.report.tsv`. */
export async function writeReport(
  file: vscode.Uri,
  lines: readonly ReportLine[],
): Promise<vscode.Uri> {
  const report = file.with({ path: file.path.replace(/(\.[^./]+)?$/, '.report.tsv') });
  const sorted = [...lines].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const rows = sorted.map(({ line, performer, outcome, detail }) =>
    [line === undefined ? '' : String(line), performer, outcome, detail].map(cell).join('\t'),
  );
  const text = ['line\tperformer\toutcome\tdetail', ...rows, ''].join('\n');
  await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(text));
  return report;
}

/** Rows that could not be read. */
export function problemLines(problems: readonly RowProblem[]): readonly ReportLine[] {
  return problems.map(({ line, message }) => ({
    line,
    performer: '',
    outcome: 'not read',
    detail: message,
  }));
}

/** What became of rows, in words. */
export function outcomeLines<T extends { readonly line?: number }, R>(
  outcomes: readonly RowOutcome<T, R>[],
  words: {
    readonly done: string;
    readonly performer: (row: T) => string;
    readonly detail: (result: R, row: T) => string;
  },
): readonly ReportLine[] {
  return outcomes.map((outcome) => {
    const { row } = outcome;
    const base = { line: row.line, performer: words.performer(row) };
    switch (outcome.state) {
      case 'done':
        return { ...base, outcome: words.done, detail: words.detail(outcome.result, row) };
      case 'failed':
        return { ...base, outcome: 'refused', detail: outcome.reason };
      case 'left':
        return { ...base, outcome: 'not sent', detail: outcome.reason };
    }
  });
}

/** `3 refused, 2 not sent`; empty when all went well. */
export function trouble(lines: readonly ReportLine[]): string {
  return ['refused', 'not sent', 'not read']
    .flatMap((outcome) => {
      const count = lines.filter((line) => line.outcome === outcome).length;
      return count === 0 ? [] : [`${count} ${outcome}`];
    })
    .join(', ');
}

function cell(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ');
}

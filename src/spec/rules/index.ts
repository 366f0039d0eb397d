import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/diagnostic';
import type { Report } from '../validate/report';

/** What one file's schema cannot say: how its parts fit together. One rule a file. */
export type Rule = (doc: SpecDocument, report: Report, outside: Outside) => void;

const rules: readonly Rule[] = [];

export function checkRules(doc: SpecDocument, outside: Outside, report: Report): void {
  for (const rule of rules) rule(doc, report, outside);
}

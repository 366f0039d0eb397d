import type { SpecDocument } from '../document/specDocument';
import type { Diagnostic, Outside } from './diagnostic';
import { checkReferences } from './referenceCheck';
import { Report } from './report';
import { checkRules } from '../rules';
import { heard, type Silencing } from '../silence/silencing';
import { checkSchema } from './schemaCheck';

/**
 * Everything that is wrong or odd in a spec, and in what it refers to (the interface in a file of its
 * own), by position: notation, schema, references, rules; without
 * what a comment `# crowdsmith-disable-next-line code` or the settings silence.
 */
export function validateSpec(
  doc: SpecDocument,
  outside: Outside = {},
  silencing: Silencing = {},
): readonly Diagnostic[] {
  const report = new Report();
  for (const problem of doc.syntax) {
    if (problem.code === 'unknown-tag') report.warning(problem.code, problem, problem.message);
    else report.error(problem.code, problem, problem.message);
  }
  checkSchema(doc, report);
  checkReferences(doc, outside, report);
  checkRules(doc, outside, report);
  return heard(report.diagnostics(doc), { doc, files: report.files() }, silencing);
}

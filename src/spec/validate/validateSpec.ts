import type { SpecDocument } from '../document/specDocument';
import type { Diagnostic, Outside } from './diagnostic';
import { checkReferences } from './referenceCheck';
import { Report } from './report';
import { checkRules } from '../rules';
import { checkSchema } from './schemaCheck';

/** Everything that is wrong or odd in a spec, by position: notation, schema, references, rules. */
export function validateSpec(doc: SpecDocument, outside: Outside = {}): readonly Diagnostic[] {
  const report = new Report();
  for (const problem of doc.syntax) {
    if (problem.code === 'unknown-tag') report.warning(problem.code, problem, problem.message);
    else report.error(problem.code, problem, problem.message);
  }
  checkSchema(doc, report);
  checkReferences(doc, outside, report);
  checkRules(doc, outside, report);
  return report.diagnostics(doc);
}

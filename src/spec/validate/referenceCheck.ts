import type { SpecDocument } from '../document/specDocument';
import { interfaceFile } from '../references/interfaceFile';
import { referencesIn, type Reference } from '../references/references';
import type { Outside } from './diagnostic';
import type { Report } from './report';
import { checkInterfaceFile } from './schemaCheck';

/** Every file that a spec names must be there, inside the workspace. */
export function checkReferences(doc: SpecDocument, outside: Outside, report: Report): void {
  for (const reference of referencesIn(doc)) checkReference(reference, outside, report);
  checkConfigFile(doc, outside, report);
}

const leavesByItself = /^(?:[/\\~]|[A-Za-z]:[/\\]|[a-z][a-z0-9+.-]+:\/\/)/;

function checkReference({ path, node }: Reference, outside: Outside, report: Report): void {
  if (leavesByItself.test(path)) {
    report.error(
      'file-outside-workspace',
      node,
      `\`${path}\` does not lead into this workspace. Write a path relative to this spec.`,
    );
    return;
  }
  const state = outside.file?.(path).state;
  if (state === 'missing')
    report.error(
      'file-missing',
      node,
      `\`${path}\` does not exist. The path is relative to this spec.`,
    );
  if (state === 'outside')
    report.error(
      'file-outside-workspace',
      node,
      `\`${path}\` leaves the workspace folder; a spec may only use files inside it.`,
    );
}

/** An interface in a file of its own is looked at as if it stood in the project, at its own place. */
function checkConfigFile(doc: SpecDocument, outside: Outside, report: Report): void {
  const file = interfaceFile(doc, outside);
  if (!file) return;
  for (const { code, start, end, message } of file.tree.problems) {
    if (code === 'unknown-tag') report.warning(code, { start, end, file }, message);
    else report.error('config-json-invalid', { start, end, file }, message);
  }
  if (file.root?.kind === 'map') checkInterfaceFile(file, report);
  else if (file.tree.problems.length === 0) {
    const message = `This file holds no interface: a mapping with \`view\` is expected.`;
    report.error('wrong-type', { start: 0, end: 0, file }, message);
  }
}

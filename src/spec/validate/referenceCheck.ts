import type { SpecDocument } from '../document/specDocument';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import { LineIndex } from '../text/position';
import { referencesIn, type Reference } from '../references/references';
import { authoringForm } from '../references/references';
import { stringOf, valueAt } from '../document/node';
import type { Outside } from './diagnostic';
import type { Report } from './report';

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

/** The referenced file of an interface is read here, because only here it is known to be one. */
function checkConfigFile(doc: SpecDocument, outside: Outside, report: Report): void {
  if (doc.kind !== 'project') return;
  const view = doc.nodeAt(['task_spec', 'view_spec']);
  const config = valueAt(view, 'config');
  const form = config && authoringForm(config);
  if (form?.form !== '$file' || stringOf(valueAt(view, 'type')) !== 'tb') return;
  const file = outside.file?.(form.path);
  if (file?.state !== 'found') return;
  const fault = configFault(form.path, file.text);
  if (fault !== undefined) report.error('config-json-invalid', form.at, fault);
}

function configFault(path: string, text: string): string | undefined {
  const { problems, root } = path.endsWith('.json') ? parseJson(text) : parseYaml(text);
  const [problem] = problems;
  if (problem) {
    const line = new LineIndex(text).positionAt(problem.start).line + 1;
    return `${path}, line ${line}: ${problem.message}`;
  }
  if (root?.kind === 'map') return undefined;
  return `${path} holds no interface: a mapping with \`view\` is expected.`;
}

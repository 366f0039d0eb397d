import { booleanOf, entryAt, readAt, stringOf, valueAt } from '../document/node';
import { fieldIds, firstStep, specsAreInferred } from './fieldIds';
import { dataSources, interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

/** An output that is explicitly required must be written by something in the interface. */
export const requiredOutput: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = fieldIds(doc, 'output_spec');
  if (!tree || !outputs || specsAreInferred(doc)) return;
  const paths = dataSources['data.output']
    .in(tree.root)
    .map(({ read }) => stringOf(valueAt(read, 'path')));
  // A path that is computed, or empty, may mean any field.
  if (paths.some((path) => path === undefined || path === '')) return;
  const written = new Set(paths.map((path) => firstStep(path ?? '')));
  const spec = doc.nodeAt(['task_spec', 'output_spec']);
  for (const [field, node] of outputs) {
    if (written.has(field) || booleanOf(readAt(node, 'required')) !== true) continue;
    const key = entryAt(spec, field)?.key;
    if (!key) continue;
    report.warning(
      'output-never-written',
      key,
      `Nothing in the interface writes \`${field}\`, so no answer can be complete. Add a field with \`data: { type: data.output, path: ${field} }\`.`,
    );
  }
};

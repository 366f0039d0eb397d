import { itemsOf, stringOf, valueAt, type SpecNode } from '../../document/node';
import { nearest } from '../../text/nearest';
import { fieldIds } from '../fieldIds';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** The answer that means yes is one that performers can give. */
export const acceptedValue: Rule = (doc, report, outside) => {
  for (const { project, at } of stagesOf(doc, outside)) {
    const node = at('accept', 'equals');
    const outputs = project && fieldIds(project.doc, 'output_spec');
    const spec = outputs?.get(stringOf(at('accept', 'output')) ?? '');
    if (node?.kind !== 'scalar' || node.value === null || !project || !spec) continue;
    const allowed = itemsOf(valueAt(spec, 'allowed_values')).flatMap(scalarOf);
    const type = stringOf(valueAt(spec, 'type')) ?? '';
    if (allowed.length > 0 ? allowed.includes(node.value) : fits(node.value, type)) continue;
    const meant = nearest(String(node.value), allowed.map(String));
    const possible = allowed.length > 0 ? allowed.join(', ') : `values of type ${type}`;
    report.error(
      'accepted-value-impossible',
      node,
      `No performer of ${project.path} can answer \`${String(node.value)}\`, so nothing would ever be accepted. Possible: ${possible}.`,
      meant === undefined ? [] : [meant],
    );
  }
};

const scalarOf = (node: SpecNode) =>
  node.kind === 'scalar' && node.value !== null ? [node.value] : [];

function fits(value: string | number | boolean, type: string): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'float') return typeof value === 'number';
  return type === 'string' ? typeof value === 'string' : true;
}

import { itemsOf, stringOf, valueAt, type ScalarNode, type SpecNode } from '../../document/node';
import { nearest } from '../../text/nearest';
import { fieldIds } from '../fieldIds';
import type { Rule } from '../rule';
import { stagesOf, type Stage } from './stages';

/** The answer that means yes is one that performers can give. */
export const acceptedValue: Rule = (doc, report, outside) => {
  for (const stage of stagesOf(doc, outside)) {
    const node = stage.at('accept', 'equals');
    const spec = judgedOutput(stage);
    if (node?.kind !== 'scalar' || !spec || canBe(node.value, spec)) continue;
    const allowed = allowedIn(spec);
    const meant = nearest(String(node.value), allowed.map(String));
    const possible = allowed.length > 0 ? allowed.join(', ') : `values of type ${typeOf(spec)}`;
    report.error(
      'accepted-value-impossible',
      node,
      `No performer of ${stage.project?.path ?? 'this stage'} can answer \`${String(node.value)}\`, so nothing would ever be accepted. Possible: ${possible}.`,
      meant === undefined ? [] : [meant],
    );
  }
};

function judgedOutput({ project, at }: Stage): SpecNode | undefined {
  const outputs = project && fieldIds(project.doc, 'output_spec');
  return outputs?.get(stringOf(at('accept', 'output')) ?? '');
}

const typeOf = (spec: SpecNode): string => stringOf(valueAt(spec, 'type')) ?? '';

const allowedIn = (spec: SpecNode): readonly ScalarNode['value'][] =>
  itemsOf(valueAt(spec, 'allowed_values')).flatMap((item) =>
    item.kind === 'scalar' ? [item.value] : [],
  );

function canBe(value: ScalarNode['value'], spec: SpecNode): boolean {
  const allowed = allowedIn(spec);
  if (value === null || allowed.length > 0) return value === null || allowed.includes(value);
  const type = typeOf(spec);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'float') return typeof value === 'number';
  return type === 'string' ? typeof value === 'string' : true;
}

import { itemsOf, readAt, stringOf, type SpecNode } from '../../document/node';
import { nearest } from '../../text/nearest';
import { fieldIds, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { fieldValueOf } from './fieldValues';
import { writersIn } from './writtenOutput';

/** An option that `allowed_values` does not have can be chosen, and the answer is then refused. */
export const optionValues: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  for (const { mounted, path } of writersIn(tree.root)) {
    const value = fieldValueOf(mounted);
    if (value?.kind !== 'options') continue;
    const allowed = allowedValues(outputs.get(path));
    const refused = allowed.length > 0 ? value.values : [];
    for (const option of refused.filter((one) => !allowed.includes(one.value))) {
      const span = tree.place(mounted.at(option.node));
      const meant = nearest(String(option.value), allowed.map(String));
      report.error(
        'option-not-allowed',
        span,
        `\`${String(option.value)}\` is not among the \`allowed_values\` of \`${path}\`: ${allowed.join(', ')}.`,
        meant === undefined ? [] : [meant],
      );
    }
  }
};

const typeOf = (spec: SpecNode | undefined): string => stringOf(readAt(spec, 'type')) ?? '';

/** None where the type of the field knows none. */
function allowedValues(spec: SpecNode | undefined): readonly (string | number | boolean)[] {
  if (!/string|integer|float|boolean/.test(typeOf(spec))) return [];
  return itemsOf(readAt(spec, 'allowed_values')).flatMap((item) =>
    item.kind === 'scalar' && item.value !== null ? [item.value] : [],
  );
}

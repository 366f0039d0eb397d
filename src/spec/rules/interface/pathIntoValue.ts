import { stringOf, valueAt } from '../../document/node';
import { fieldIds, firstStep, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedIn } from './mounted';

const sides = { 'data.input': 'input_spec', 'data.output': 'output_spec' } as const;

/** Only objects and lists have parts: `name.first` of a text is nothing. */
export const pathIntoValue: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree || specsAreInferred(doc)) return;
  for (const { type, node } of mountedIn(tree.root)) {
    if (type !== 'data.input' && type !== 'data.output') continue;
    const at = valueAt(node, 'path');
    const path = stringOf(at) ?? '';
    const field = firstStep(path);
    const step = secondStep(path);
    const known = stringOf(valueAt(fieldIds(doc, sides[type])?.get(field), 'type'));
    if (!at || known === undefined || known === 'json' || step === undefined) continue;
    const { span, prefix } = tree.place(at);
    report.warning(
      'path-into-plain-value',
      span,
      `${prefix}\`${field}\` is of type ${known}, which has no part \`${step}\`. Only json has.`,
    );
  }
};

/** Characters of a text and items of a list are numbered; a length is known of both. */
function secondStep(path: string): string | undefined {
  const step = path.split('.')[1] ?? '';
  return step === '' || /^\d+$|^length$/.test(step) ? undefined : step;
}

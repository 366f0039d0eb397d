import { readAt, stringOf, valueAt } from '../../document/node';
import { fieldIds, firstStep, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf } from './mounted';

const sides = ['data.input', 'data.output'];

/** Only objects and lists have parts: `name.first` of a text is nothing. */
export const pathIntoValue: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree || specsAreInferred(doc)) return;
  for (const mounted of mountedOf(tree.root, sides)) {
    const at = valueAt(mounted.read, 'path');
    const path = stringOf(at) ?? '';
    const step = secondStep(path);
    if (!at || step === undefined) continue;
    const field = firstStep(path);
    const side = mounted.type === 'data.input' ? 'input_spec' : 'output_spec';
    const known = stringOf(readAt(fieldIds(doc, side)?.get(field), 'type'));
    if (known === undefined || known === 'json') continue;
    const span = tree.place(mounted.at(at));
    report.warning(
      'path-into-plain-value',
      span,
      `\`${field}\` is of type ${known}, which has no part \`${step}\`. Only json has.`,
    );
  }
};

/** Characters of a text and items of a list are numbered; a length is known of both. */
function secondStep(path: string): string | undefined {
  if (!path.includes('.')) return undefined;
  const step = path.split('.')[1] ?? '';
  return step === '' || /^\d+$|^length$/.test(step) ? undefined : step;
}

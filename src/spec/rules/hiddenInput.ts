import { booleanOf, readAt, stringOf, valueAt } from '../document/node';
import { fieldIds, firstStep } from './fieldIds';
import { dataSources, interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

/** A hidden input never reaches the interface: whatever reads it shows nothing. */
export const hiddenInput: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const inputs = fieldIds(doc, 'input_spec');
  if (!tree || !inputs) return;
  for (const component of dataSources['data.input'].in(tree.root)) {
    const node = valueAt(component.read, 'path');
    const field = firstStep(stringOf(node) ?? '');
    if (!node || booleanOf(readAt(inputs.get(field), 'hidden')) !== true) continue;
    const span = tree.place(component.at(node));
    report.warning(
      'hidden-input-read',
      span,
      `\`${field}\` is hidden, so the interface never gets its value.`,
    );
  }
};

import { booleanOf, stringOf, valueAt } from '../document/node';
import { fieldIds, firstStep } from './fieldIds';
import { componentsIn, interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

/** A hidden input never reaches the interface: whatever reads it shows nothing. */
export const hiddenInput: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const inputs = fieldIds(doc, 'input_spec');
  if (!tree || !inputs) return;
  for (const component of componentsIn(tree.root)) {
    if (stringOf(valueAt(component, 'type')) !== 'data.input') continue;
    const node = valueAt(component, 'path');
    const field = firstStep(stringOf(node) ?? '');
    if (!node || booleanOf(valueAt(inputs.get(field), 'hidden')) !== true) continue;
    const { span, prefix } = tree.place(node);
    report.warning(
      'hidden-input-read',
      span,
      `${prefix}\`${field}\` is hidden, so the interface never gets its value.`,
    );
  }
};

import { stringOf, valueAt } from '../document/node';
import { checkDeclared, fieldIds, specsAreInferred } from './fieldIds';
import { componentsIn, interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

const specs = {
  'data.input': { spec: 'input_spec', code: 'undeclared-input' },
  'data.output': { spec: 'output_spec', code: 'undeclared-output' },
} as const;

/** The interface reads and writes only fields that the specs declare. */
export const interfacePaths: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree || specsAreInferred(doc)) return;
  for (const component of componentsIn(tree.root)) {
    const type = stringOf(valueAt(component, 'type'));
    if (type !== 'data.input' && type !== 'data.output') continue;
    const node = valueAt(component, 'path');
    const path = stringOf(node);
    const declared = fieldIds(doc, specs[type].spec);
    if (!node || path === undefined || path === '' || !declared) continue;
    checkDeclared({ ...specs[type], path, ...tree.place(node) }, declared, report);
  }
};

import { stringOf, valueAt } from '../document/node';
import { checkDeclared, fieldIds, firstStep, specsAreInferred } from './fieldIds';
import { dataSources, interfaceTree } from './interfaceTree';
import type { Rule } from './rule';

const sides = [
  { type: 'data.input', spec: 'input_spec', code: 'undeclared-input' },
  { type: 'data.output', spec: 'output_spec', code: 'undeclared-output' },
] as const;

/** The interface reads and writes only fields that the specs declare. */
export const interfacePaths: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree || specsAreInferred(doc)) return;
  for (const { type, spec, code } of sides) {
    const declared = fieldIds(doc, spec);
    if (!declared) continue;
    for (const component of dataSources[type].in(tree.root)) {
      const node = valueAt(component.read, 'path');
      const path = stringOf(node);
      if (!node || path === undefined || path === '' || declared.has(firstStep(path))) continue;
      checkDeclared({ code, spec, path, span: tree.place(component.at(node)) }, declared, report);
    }
  }
};

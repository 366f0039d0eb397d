import { numberOf, valueAt, type SpecNode } from '../../document/node';
import { fieldIds, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf } from './mounted';
import { writtenOutput } from './writtenOutput';

/** Numbers that field.number lets pass are within the bounds of `output_spec`. */
export const numberBounds: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  for (const mounted of mountedOf(tree.root, ['field.number'])) {
    const path = writtenOutput(tree.root, mounted)?.path ?? '';
    for (const { code, node, message } of faultsOf(mounted.read, path, outputs.get(path))) {
      const span = tree.place(mounted.at(node));
      if (code === 'bounds-crossed') report.error('bounds-crossed', span, message);
      else report.warning('number-beyond-spec', span, message);
    }
  }
};

interface Fault {
  readonly code: 'bounds-crossed' | 'number-beyond-spec';
  readonly node: SpecNode;
  readonly message: string;
}

function faultsOf(field: SpecNode, path: string, spec: SpecNode | undefined): readonly Fault[] {
  const [low, high] = [boundOf(field, 'minimum'), boundOf(field, 'maximum')];
  const faults = [
    beyond(low, boundOf(spec, 'min_value'), -1, `\`min_value\` of \`${path}\``),
    beyond(high, boundOf(spec, 'max_value'), 1, `\`max_value\` of \`${path}\``),
  ].flatMap((fault) => fault ?? []);
  if (!low || !high || low.value <= high.value) return faults;
  const message = `\`minimum\` (${low.value}) is above \`maximum\` (${high.value}): no number fits.`;
  return [{ code: 'bounds-crossed', node: low.node, message }, ...faults];
}

/** A bound of the field on the far side of the output's. */
function beyond(
  bound: Bound | undefined,
  limit: Bound | undefined,
  side: 1 | -1,
  words: string,
): Fault | undefined {
  if (!bound || !limit || (bound.value - limit.value) * side <= 0) return undefined;
  const message = `The field takes ${bound.value}, and ${words} is ${limit.value}: such an answer is refused.`;
  return { code: 'number-beyond-spec', node: bound.node, message };
}

interface Bound {
  readonly node: SpecNode;
  readonly value: number;
}

function boundOf(owner: SpecNode | undefined, key: string): Bound | undefined {
  const node = valueAt(owner, key);
  const value = numberOf(node);
  return node && value !== undefined ? { node, value } : undefined;
}

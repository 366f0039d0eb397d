import { numberOf, valueAt } from '../../document/node';
import { fieldIds, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedIn } from './mounted';
import { writtenOutput } from './writtenOutput';

/** Numbers that field.number lets pass are within the bounds of `output_spec`. */
export const numberBounds: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  for (const mounted of mountedIn(tree.root)) {
    if (mounted.type !== 'field.number') continue;
    const [low, high] = [valueAt(mounted.node, 'minimum'), valueAt(mounted.node, 'maximum')];
    const [min, max] = [numberOf(low), numberOf(high)];
    if (low && min !== undefined && max !== undefined && min > max) {
      const { span, prefix } = tree.place(low);
      const message = `${prefix}\`minimum\` (${min}) is above \`maximum\` (${max}): no number fits.`;
      report.error('bounds-crossed', span, message);
    }
    const path = writtenOutput(tree.root, mounted)?.path ?? '';
    const spec = outputs.get(path);
    const least = numberOf(valueAt(spec, 'min_value'));
    const most = numberOf(valueAt(spec, 'max_value'));
    if (low && min !== undefined && least !== undefined && min < least) {
      const { span, prefix } = tree.place(low);
      const message = `${prefix}The field takes ${min}, and \`min_value\` of \`${path}\` is ${least}: such an answer is refused.`;
      report.warning('number-beyond-spec', span, message);
    }
    if (high && max !== undefined && most !== undefined && max > most) {
      const { span, prefix } = tree.place(high);
      const message = `${prefix}The field takes ${max}, and \`max_value\` of \`${path}\` is ${most}: such an answer is refused.`;
      report.warning('number-beyond-spec', span, message);
    }
  }
};

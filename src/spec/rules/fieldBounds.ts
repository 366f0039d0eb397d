import { numberOf, valueAt } from '../document/node';
import { fieldIds } from './fieldIds';
import type { Rule } from './rule';

const pairs = [
  ['min_value', 'max_value'],
  ['min_length', 'max_length'],
  ['min_size', 'max_size'],
] as const;

/** The lower bound of a field is not above its upper bound. */
export const fieldBounds: Rule = (doc, report) => {
  if (doc.kind !== 'project') return;
  for (const spec of ['input_spec', 'output_spec'] as const)
    for (const field of fieldIds(doc, spec)?.values() ?? [])
      for (const [low, high] of pairs) {
        const node = valueAt(field, low);
        const min = numberOf(node);
        const max = numberOf(valueAt(field, high));
        if (node && min !== undefined && max !== undefined && min > max)
          report.error(
            'bounds-crossed',
            node,
            `\`${low}\` (${min}) is above \`${high}\` (${max}): no value fits.`,
          );
      }
};

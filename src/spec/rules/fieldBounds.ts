import { ByOrigin } from '../document/byOrigin';
import { numberOf, valueAt, type SpecNode } from '../document/node';
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
      for (const [low, high] of crossed.of(field, () => crossedIn(field))) {
        const node = valueAt(field, low);
        const [min, max] = [numberOf(node) ?? 0, numberOf(valueAt(field, high)) ?? 0];
        if (node)
          report.error(
            'bounds-crossed',
            node,
            `\`${low}\` (${min}) is above \`${high}\` (${max}): no value fits.`,
          );
      }
};

/** A spec may have thousands of fields, and an edit touches one. */
const crossed = new ByOrigin<readonly (typeof pairs)[number][]>();

function crossedIn(field: SpecNode): readonly (typeof pairs)[number][] {
  return pairs.filter(([low, high]) => {
    const min = numberOf(valueAt(field, low));
    const max = numberOf(valueAt(field, high));
    return min !== undefined && max !== undefined && min > max;
  });
}

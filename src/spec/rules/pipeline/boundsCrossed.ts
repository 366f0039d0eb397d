import { numberOf, type NodePath } from '../../document/node';
import type { Rule } from '../rule';

/** Pairs of a pipeline in which the first bound must not be above the second. */
const pairs: readonly NodePath[] = [
  ['texts', 'corpus', 'words'],
  ['checks', 'seconds'],
  ['checks', 'seconds_per_character'],
  ['checks', 'seconds_per_word'],
];

/** Nothing lies between bounds that cross: no text, no recording would ever do. */
export const boundsCrossed: Rule = (doc, report) => {
  if (doc.kind !== 'pipeline') return;
  for (const path of pairs) {
    const node = doc.nodeAt([...path, 'min']);
    const [min, max] = [numberOf(node), numberOf(doc.nodeAt([...path, 'max']))];
    if (!node || min === undefined || max === undefined || min <= max) continue;
    report.error(
      'bounds-crossed',
      node,
      `At least ${min} and at most ${max}: nothing lies between. Lower \`min\` or raise \`max\`.`,
    );
  }
};

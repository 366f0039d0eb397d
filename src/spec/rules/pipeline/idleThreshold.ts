import { numberOf } from '../../document/node';
import type { Rule } from '../rule';

/** A judgement that anything passes sorts nothing out. */
export const idleThreshold: Rule = (doc, report) => {
  if (doc.kind !== 'pipeline') return;
  for (const stage of ['classification', 'verification']) {
    const node = doc.nodeAt([stage, 'accept', 'confidence']);
    const confidence = numberOf(node);
    if (node && confidence === 0)
      report.warning(
        'threshold-idle',
        node,
        'A confidence of 0 accepts an answer however much performers disagree. Usual: 0.6 to 0.9.',
      );
  }
};

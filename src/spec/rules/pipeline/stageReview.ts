import { booleanOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** Recordings are paid after they were heard; judgements are taken as they come, for nobody reviews them. */
export const stageReview: Rule = (doc, report, outside) => {
  for (const { name, pool, at } of stagesOf(doc, outside)) {
    const node = at('pool');
    if (!pool || !node) continue;
    const accepts = booleanOf(valueAt(pool.doc.root, 'auto_accept_solutions'));
    if (name === 'recording' && accepts !== false)
      report.error(
        'stage-review-wrong',
        node,
        `${pool.path} pays for recordings before anybody heard them. Set \`auto_accept_solutions: false\` there.`,
      );
    if (name !== 'recording' && accepts === false)
      report.error(
        'stage-review-wrong',
        node,
        `Nobody reviews the answers of ${pool.path}, so they would never count. Set \`auto_accept_solutions: true\` there.`,
      );
  }
};

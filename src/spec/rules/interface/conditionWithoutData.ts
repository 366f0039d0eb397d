import { valueAt } from '../../document/node';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf } from './mounted';

/** Conditions that look at `data`, and fail when there is none. */
const needsData = new Set(['condition.required', 'condition.equals', 'condition.schema']);

/** Outside the validation of a field and a trigger, a condition knows no value of its own. */
export const conditionWithoutData: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  for (const mounted of mountedOf(tree.root, needsData)) {
    const { type, read, seesValue, shared } = mounted;
    if (seesValue || shared || valueAt(read, 'data')) continue;
    const { node } = mounted;
    const span = tree.place(valueAt(node, 'type') ?? node);
    report.error(
      'condition-without-data',
      span,
      `${type} has nothing to look at here, so it never holds. Say what it checks: \`data: { type: data.output, path: … }\`.`,
    );
  }
};

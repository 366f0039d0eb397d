import { valueAt, type SpecNode } from '../../document/node';
import { plainValueOf } from '../../document/plainValue';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { fieldValueOf } from './fieldValues';
import { mountedIn, type Mounted } from './mounted';

/** A condition that must hold and cannot: no answer could ever be submitted. */
export const conditionNeverHolds: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const all = mountedIn(tree.root);
  const say = (node: SpecNode, message: string): void => {
    const { span, prefix } = tree.place(node);
    report.error('condition-never-holds', span, prefix + message);
  };
  for (const mounted of all) {
    if (mounted.type === 'condition.equals') checkOption(mounted, say);
    if (mounted.type === 'condition.all') checkEquals(mounted.node, say);
  }
};

type Say = (node: SpecNode, message: string) => void;

/** `validation: equals x` of a field whose options have no x. */
function checkOption({ node, parent }: Mounted, say: Say): void {
  const to = valueAt(node, 'to');
  const value = parent && fieldValueOf(parent);
  if (to?.kind !== 'scalar' || value?.kind !== 'options' || valueAt(node, 'data')) return;
  if (valueAt(parent?.node, 'validation') !== node) return;
  if (parent?.type === 'field.button-radio') return;
  if (value.values.some((option) => option.value === to.value)) return;
  say(to, `No option has the value \`${String(to.value)}\`, so this condition can never hold.`);
}

/** Two different values wanted of one thing at the same time. */
function checkEquals(node: SpecNode, say: Say): void {
  const conditions = valueAt(node, 'conditions');
  const wanted = new Map<string, unknown>();
  for (const condition of conditions?.kind === 'list' ? conditions.items : []) {
    const to = valueAt(condition, 'to');
    const type = valueAt(condition, 'type');
    if (type?.kind !== 'scalar' || type.value !== 'condition.equals') continue;
    if (to?.kind !== 'scalar') continue;
    const data = valueAt(condition, 'data');
    const name = data ? JSON.stringify(plainValueOf(data)) : '';
    if (!wanted.has(name)) wanted.set(name, to.value);
    else if (wanted.get(name) !== to.value)
      say(
        to,
        `One value cannot equal both \`${String(wanted.get(name))}\` and \`${String(to.value)}\`: use condition.any.`,
      );
  }
}

import { valueAt, type SpecNode } from '../../document/node';
import { plainValueOf } from '../../document/plainValue';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { fieldValueOf } from './fieldValues';
import { mountedOf, type Mounted } from './mounted';

/** A condition that must hold and cannot: no answer could ever be submitted. */
export const conditionNeverHolds: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  const say: Say = (mounted, node, message) => {
    const span = tree.place(mounted.at(node));
    report.error('condition-never-holds', span, message);
  };
  for (const mounted of mountedOf(tree.root, ['condition.equals'])) checkOption(mounted, say);
  for (const mounted of mountedOf(tree.root, ['condition.all'])) checkEquals(mounted, say);
};

/** `node` is one of what is read of the component. */
type Say = (mounted: Mounted, node: SpecNode, message: string) => void;

/** `validation: equals x` of a field whose options have no x. */
function checkOption(mounted: Mounted, say: Say): void {
  const { read, parent } = mounted;
  const to = valueAt(read, 'to');
  const value = parent && fieldValueOf(parent);
  if (to?.kind !== 'scalar' || value?.kind !== 'options' || valueAt(read, 'data')) return;
  if (!isValidationOf(parent, mounted)) return;
  if (parent?.type === 'field.button-radio') return;
  if (value.values.some((option) => option.value === to.value)) return;
  say(
    mounted,
    to,
    `No option has the value \`${String(to.value)}\`, so this condition can never hold.`,
  );
}

/** Written right there, not inside of another condition and not behind a reference. */
function isValidationOf(field: Mounted | undefined, mounted: Mounted): boolean {
  const validation = field && valueAt(field.read, 'validation');
  if (!validation) return false;
  return field.at(validation).start === mounted.at(mounted.read).start;
}

/** Two different values wanted of one thing at the same time. */
function checkEquals(mounted: Mounted, say: Say): void {
  const conditions = valueAt(mounted.read, 'conditions');
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
        mounted,
        to,
        `One value cannot equal both \`${String(wanted.get(name))}\` and \`${String(to.value)}\`: use condition.any.`,
      );
  }
}

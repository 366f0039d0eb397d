import { booleanOf, entryAt, valueAt, type SpecNode } from '../../document/node';
import { fieldIds, firstStep, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedIn, type Mounted } from './mounted';
import { writtenOutput } from './writtenOutput';

/** A required output whose only fields can be hidden leaves answers that are never complete. */
export const requiredButHidden: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  const writers = writersByField(tree.root);
  const spec = doc.nodeAt(['task_spec', 'output_spec']);
  for (const [field, node] of outputs) {
    const key = entryAt(spec, field)?.key;
    const places = writers.get(field) ?? [];
    if (!key || booleanOf(valueAt(node, 'required')) !== true || places.length === 0) continue;
    if (!places.every(isHideable) || coversAll(places)) continue;
    report.warning(
      'required-output-can-hide',
      key,
      `\`${field}\` is required, and the field that writes it is not shown in every case. Make it optional (\`required: false\`), or write it in the other case, too.`,
    );
  }
};

/** Fields and actions by the output they write; a shared place may be shown anywhere. */
function writersByField(root: SpecNode): ReadonlyMap<string, readonly Mounted[]> {
  const writers = new Map<string, Mounted[]>();
  for (const mounted of mountedIn(root)) {
    const written = writtenOutput(root, mounted);
    if (!written || mounted.type.startsWith('data.')) continue;
    const field = firstStep(written.path);
    const others = writers.get(field);
    if (others) others.push(mounted);
    else writers.set(field, [mounted]);
  }
  return writers;
}

const isHideable = ({ type, branches, shared }: Mounted): boolean =>
  type.startsWith('field.') && branches.length > 0 && !shared;

/** Both sides of one fork write it: whichever is shown, it is there. */
function coversAll(places: readonly Mounted[]): boolean {
  const forks = new Map<SpecNode, Set<string>>();
  for (const { branches } of places) {
    const [first] = branches;
    if (branches.length !== 1 || !first) continue;
    forks.set(first.owner, (forks.get(first.owner) ?? new Set()).add(first.name));
  }
  return [...forks].some(([owner, names]) => branchesOf(owner).every((name) => names.has(name)));
}

function branchesOf(owner: SpecNode): readonly string[] {
  const cases = valueAt(owner, 'cases');
  if (cases?.kind !== 'list') return ['then', 'else'];
  return [...cases.items.map((_, i) => String(i)), 'default'];
}

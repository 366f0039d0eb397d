import { booleanOf, entryAt, readAt, valueAt, type SpecNode } from '../../document/node';
import { fieldIds, firstStep, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import type { Mounted } from './mounted';
import { writersIn } from './writtenOutput';

/** A required output whose only fields can be hidden leaves answers that are never complete. */
export const requiredButHidden: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  const required = [...outputs].filter(([, node]) => booleanOf(readAt(node, 'required')) === true);
  if (required.length === 0) return;
  const writers = writersByField(tree.root);
  const spec = doc.nodeAt(['task_spec', 'output_spec']);
  for (const [field] of required) {
    const places = writers.get(field) ?? [];
    if (places.length === 0 || !places.every(isHideable) || coversAll(places)) continue;
    const key = entryAt(spec, field)?.key;
    if (!key) continue;
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
  for (const { mounted, path } of writersIn(root)) {
    if (mounted.type.startsWith('data.')) continue;
    const field = firstStep(path);
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
  const forks = new Map<Mounted, Set<string>>();
  for (const { branches } of places) {
    const [first] = branches;
    if (branches.length !== 1 || !first) continue;
    forks.set(first.owner, (forks.get(first.owner) ?? new Set()).add(first.name));
  }
  return [...forks].some(([owner, names]) => branchesOf(owner).every((name) => names.has(name)));
}

function branchesOf({ read }: Mounted): readonly string[] {
  const cases = valueAt(read, 'cases');
  if (cases?.kind !== 'list') return ['then', 'else'];
  return [...cases.items.map((_, i) => String(i)), 'default'];
}

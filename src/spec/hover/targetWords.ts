import { stringOf, valueAt, booleanOf, itemsOf, type SpecNode } from '../document/node';
import type { Target } from '../navigate/mention';
import type { World } from '../navigate/world';
import { specKindOf } from '../document/kind';

/** What a name stands for: a field with its type, a spec with its title, a file with its size. */
export function targetWords(world: World, target: Target): string | undefined {
  switch (target.kind) {
    case 'field':
      return fieldWords(world, target);
    case 'file':
      return fileWords(world, target.path);
    case 'column':
      return `Column \`${target.name}\` of \`${world.refOf(target.file)}\``;
    default:
      return undefined;
  }
}

function fieldWords(world: World, target: Target & { kind: 'field' }): string | undefined {
  const project = world.specs.get(target.project);
  const spec = valueAt(project?.nodeAt(['task_spec', `${target.side}_spec`]), target.name);
  const place = target.project === world.here ? '' : ` of \`${world.refOf(target.project)}\``;
  const title = `**${target.name}** — ${target.side} field${place}`;
  return spec ? `${title}: ${typeOf(spec)}` : project && `${title}; it is not declared there.`;
}

function typeOf(spec: SpecNode): string {
  const type = stringOf(valueAt(spec, 'type')) ?? 'no type';
  const array = booleanOf(valueAt(spec, 'array')) === true ? 'list of ' : '';
  const required = booleanOf(valueAt(spec, 'required')) === false ? ', optional' : ', required';
  const values = itemsOf(valueAt(spec, 'allowed_values')).flatMap((item) =>
    item.kind === 'scalar' ? [`\`${String(item.value)}\``] : [],
  );
  const allowed = values.length === 0 ? '' : `, one of ${values.join(', ')}`;
  return `${array}${type}${required}${allowed}`;
}

const names: Readonly<Record<string, string>> = {
  project: 'public_name',
  pool: 'private_name',
  training: 'private_name',
  skill: 'name',
};

function fileWords(world: World, path: string): string | undefined {
  const kind = specKindOf(path)?.kind;
  const spec = world.specs.get(path);
  if (kind !== undefined && spec) {
    const name = stringOf(valueAt(spec.root, names[kind] ?? ''));
    return name === undefined ? `A ${kind}` : `The ${kind} “${name}”`;
  }
  const state = world.stateOf(path);
  if (state === 'missing') return 'There is no such file.';
  const text = state === 'found' ? world.textOf(path) : undefined;
  if (text === undefined) return undefined;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return `${lines.toLocaleString('en-US')} ${lines === 1 ? 'line' : 'lines'}`;
}

/** Makes one mounted view out of a component: ready values, field state, errors. */
import type { ComponentNode } from './config';
import { fields } from './fields';
import { viewSlots } from './catalogue';
import type { FieldRules } from './fields/field';
import { Props, viewKey, type Scope } from './machine';
import { below, type Pointer } from './pointer';
import { lineText } from './verdict';
import { ViewNode, type FieldPart } from './viewNode';

/** Properties that are not plain values: they are read in their own way, or only when needed. */
const special = new Set(['validation', 'data', 'render']);

export function drawView(node: ComponentNode, scope: Scope, problem?: string): ViewNode {
  const key = viewKey(node.path, scope.trail);
  const { store } = scope.machine;
  const broken = (message: string): ViewNode =>
    new ViewNode(node.type, node.path, key, {}, {}, undefined, [], false, message);
  if (problem !== undefined) return broken(problem);
  try {
    const rules = Object.hasOwn(fields, node.type) ? fields[node.type] : undefined;
    const props = new Props(node, scope);
    const values = plainValues(props);
    const field = rules ? fieldPart(props, values, rules) : undefined;
    if (field && node.type === 'field.list') values.children = listItems(props, field);
    const errors = judged(props, rules, field, key);
    const shown = store.attempted || (field !== undefined && store.isTouched(field.pointer));
    return new ViewNode(
      node.type,
      node.path,
      key,
      values,
      store.view(key),
      field,
      errors,
      shown,
      undefined,
    );
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
}

function plainValues(props: Props): Record<string, unknown> {
  const names = [...props.node.props.keys()].filter(
    (name) => !special.has(name) || (name === 'data' && !props.node.type.startsWith('field.')),
  );
  const values = Object.fromEntries(names.map((name) => [name, props.value(name)]));
  const slots = viewSlots[props.node.type] ?? [];
  for (const name of names.filter((one) => !slots.includes(one))) refuseBroken(values[name]);
  return values;
}

/** A broken part where a plain value belongs breaks the component; in a view slot it stays alone. */
function refuseBroken(value: unknown): void {
  for (const part of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    if (part instanceof ViewNode && part.broken !== undefined) throw new Error(part.broken);
  }
}

function fieldPart(
  props: Props,
  values: Readonly<Record<string, unknown>>,
  rules: FieldRules,
): FieldPart {
  const pointer = props.pointer('data');
  const { store, environment } = props.machine;
  return {
    pointer,
    value: store.read(pointer),
    disabled: Boolean(values.disabled) || environment.readOnly,
    buried: rules.buried ?? true,
    initial: () => props.machine.defaultOf(props.part('data'), props.scope),
    atMount: () =>
      (rules.atMount?.(props) ?? []).map(({ path, value }) => ({
        pointer: below(pointer, path),
        value,
      })),
  };
}

/** One view for each item of a list, with the item as `data.relative` and in the locals. */
function listItems(props: Props, field: FieldPart): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  return items.map((item, index) => {
    const place: Pointer = below(field.pointer, [String(index)]);
    return props.machine.evaluate(props.part('render'), {
      ...props.scope,
      locals: { ...(props.scope.locals as object), item, index },
      item: place,
      trail: `${props.scope.trail}/${String(index)}`,
    });
  });
}

function judged(
  props: Props,
  rules: FieldRules | undefined,
  field: FieldPart | undefined,
  owner: string,
): readonly string[] {
  const value = field && rules?.seen ? rules.seen(field.value, props) : field?.value;
  if (props.has('validation')) {
    const scope: Scope = { ...props.scope, implicit: { value }, owner };
    const verdict = props.machine.judge(props.part('validation'), scope);
    if (!verdict.passes) return verdict.lines('pass').map(lineText);
  }
  const own = rules?.check?.(value, props);
  return own === undefined ? [] : [own];
}

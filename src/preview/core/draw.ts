/** Makes one mounted view out of a component: ready values, field state, errors. */
import { TooLarge } from './budget';
import { brokenView } from './brokenView';
import type { ComponentNode } from './config';
import { drawnItems, restNotice } from './crowding';
import { canBeDisabled, fields } from './fields';
import { viewSlots } from './catalogue';
import type { FieldRules } from './fields/field';
import { Props, viewKey, type Scope } from './machine';
import { below, type Pointer } from './pointer';
import { lineText } from './verdict';
import { ViewNode, type FieldPart } from './viewNode';

/** Properties that are not plain values: they are read in their own way, or only when needed. */
const special = new Set(['validation', 'data', 'render']);

export function drawView(node: ComponentNode, scope: Scope): ViewNode {
  try {
    return soundView(node, scope);
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return brokenView(node, scope, error instanceof Error ? error.message : String(error));
  }
}

function soundView(node: ComponentNode, scope: Scope): ViewNode {
  const { store } = scope.machine;
  const key = viewKey(node.identity, scope.trail);
  const rules = Object.hasOwn(fields, node.type) ? fields[node.type] : undefined;
  const props = new Props(node, scope);
  const values = plainValues(props);
  const field = rules ? fieldPart(props, values, rules) : undefined;
  if (field && node.type === 'field.list') values.children = listItems(props, field, key);
  const errors = judged(props, rules, field, key);
  return new ViewNode({
    type: node.type,
    path: node.path,
    key,
    props: values,
    state: store.view(key),
    field,
    errors,
    errorsShown: store.attempted || (field !== undefined && store.isTouched(field.pointer)),
    broken: undefined,
  });
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
    disabled: (canBeDisabled(props.node.type) && Boolean(values.disabled)) || environment.readOnly,
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
function listItems(props: Props, field: FieldPart, key: string): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const names = props.machine.store.lists.names(key, field.pointer, items.length);
  const render = props.part('render');
  const drawn = drawnItems(items, render);
  const views = drawn.map((item, index) => {
    const place: Pointer = below(field.pointer, [String(index)]);
    return props.machine.evaluate(render, {
      ...props.scope,
      locals: { ...(props.scope.locals as object), item, index },
      item: place,
      trail: `${props.scope.trail}/${names[index] ?? String(index)}`,
    });
  });
  const rest = restNotice(props, items.length - drawn.length);
  return rest ? [...views, rest] : views;
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
    const { language } = props.machine.environment;
    if (!verdict.passes) return verdict.lines('pass').map((line) => lineText(line, language));
  }
  const own = rules?.check?.(value, props);
  return own === undefined ? [] : [own];
}

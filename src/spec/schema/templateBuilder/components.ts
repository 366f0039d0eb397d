import { anything, flag, must, object, oneOf, text } from '../build';
import type { Field, ObjectSchema, SlotKind } from '../schema';
import { accepts } from './categories';
import { actionComponents } from './actions';
import { conditionComponents } from './conditions';
import { dataComponents } from './dataSources';
import type { Component } from './component';
import { fieldComponents } from './fields';
import { helperComponents } from './helpers';
import { layoutComponents } from './layouts';
import { pluginComponents } from './plugins';
import { viewComponents } from './views';

/** Every component of Template Builder by its type. */
export const components: Readonly<Record<string, Component>> = {
  ...viewComponents,
  ...fieldComponents,
  ...layoutComponents,
  ...actionComponents,
  ...conditionComponents,
  ...dataComponents,
  ...helperComponents,
  ...pluginComponents,
};

const objects = new Map<string, ObjectSchema>();

/**
 * The schema of a component in a slot; undefined when no such component is known. Its `type` lists
 * what else may stand there.
 */
export function componentNamed(type: string, slot: SlotKind): ObjectSchema | undefined {
  const name = `${slot} ${type}`;
  const known = objects.get(name);
  if (known) return known;
  const component = Object.hasOwn(components, type) ? components[type] : undefined;
  if (!component) return undefined;
  const fields = { type: typeField(slot), ...component.fields };
  const made = object(type, fields, component.others);
  objects.set(name, made);
  return made;
}

const undecidedObjects = new Map<SlotKind, ObjectSchema>();

/** An object in a slot before its type is known: `type` is wanted, everything else is let pass. */
export function undecidedComponent(slot: SlotKind): ObjectSchema {
  const known = undecidedObjects.get(slot);
  if (known) return known;
  const made = object(
    'component',
    { type: typeField(slot) },
    { schema: anything, about: 'A property of the component.' },
  );
  undecidedObjects.set(slot, made);
  return made;
}

const typeFields = new Map<SlotKind, Field>();

function typeField(slot: SlotKind): Field {
  const known = typeFields.get(slot);
  if (known) return known;
  const fitting = Object.entries(components).filter(([type]) => accepts(slot, type));
  const values = Object.fromEntries(fitting.map(([type, { about }]) => [type, about]));
  const made = must(oneOf(values), 'The component.', {
    example: `type: ${fitting[0]?.[0] ?? 'view.text'}`,
  });
  typeFields.set(slot, made);
  return made;
}

export const referenceObject: ObjectSchema = object('reference', {
  $ref: must(text, 'Path from the top of the config, with dots; numbers pick from lists.', {
    example: '$ref: view.items.0',
  }),
});

export const emptyObject: ObjectSchema = object('nothing', {
  $empty: must(flag, 'Stands for no value: clears what an action writes.', {
    example: '$empty: true',
  }),
});

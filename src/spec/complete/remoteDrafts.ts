import { remoteNames } from '../hover/remoteNames';
import type { Schema } from '../schema/schema';
import type { Outside } from '../validate/outside';
import type { Draft } from './draft';

/** Ids of what exists remotely, under their names; nothing while signed out. */
export function remoteDrafts(outside: Outside, schema: Schema): readonly Draft[] {
  if (schema.kind !== 'text' || !schema.idOf) return [];
  const { idOf } = schema;
  return remoteNames(outside, idOf).map(({ id, name }) => ({
    label: name === '' ? id : name,
    kind: 'value',
    insert: { text: id },
    detail: `${idOf} ${id}`,
    filterText: `${id} ${name}`,
    documentation: `The ${idOf} “${name}” with the id ${id}.`,
  }));
}

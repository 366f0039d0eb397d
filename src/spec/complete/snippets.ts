import type { Field, ObjectSchema, Schema } from '../schema/schema';
import { valuesOf } from '../hover/describe';

/** How inserted text is written: block YAML, YAML on one line, or JSON. */
export type Notation = 'block' | 'flow' | 'json';

/** Counts snippet stops while text is put together. */
class Stops {
  #last = 0;

  next(): number {
    return ++this.#last;
  }
}

/** `key: value` with stops where the author fills in; `indent` is put before each further line. */
export function entrySnippet(
  name: string,
  field: Field,
  notation: Notation,
  indent: string,
): string {
  return entry(name, field, { notation, indent, depth: 0 }, new Stops());
}

interface Place {
  readonly notation: Notation;
  readonly indent: string;
  readonly depth: number;
}

function entry(name: string, field: Field, place: Place, stops: Stops): string {
  const key = place.notation === 'json' ? `"${escaped(name)}"` : keyText(name);
  const value = valueSnippet(field.schema, place, stops, field);
  return value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`;
}

function keyText(name: string): string {
  return escaped(/^[@!&*%`]/.test(name) ? `'${name}'` : name);
}

/** `$`, `}` and `\` have a meaning in snippets. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function valueSnippet(schema: Schema, place: Place, stops: Stops, field?: Field): string {
  switch (schema.kind) {
    case 'boolean':
      return `\${${stops.next()}|${field?.standard === true ? 'false,true' : 'true,false'}|}`;
    case 'object':
      return objectSnippet(schema, place, stops);
    case 'list':
      return listSnippet(place, stops);
    case 'slot':
      return slotSnippet(schema, place, stops);
    case 'variants':
    case 'keyed':
    case 'config':
      return place.notation === 'block'
        ? `\n${place.indent}  $${stops.next()}`
        : braces(`$${stops.next()}`);
    default:
      return scalarSnippet(schema, place, stops);
  }
}

function slotSnippet(schema: Schema & { kind: 'slot' }, place: Place, stops: Stops): string {
  if (schema.literal && schema.literal.kind !== 'any')
    return valueSnippet(schema.literal, place, stops);
  if (schema.accepts === 'any' || schema.accepts === 'data') return `$${stops.next()}`;
  if (schema.accepts === 'ref')
    return braces(
      place.notation === 'json' ? `"\\$ref": "$${stops.next()}"` : `\\$ref: $${stops.next()}`,
    );
  if (place.notation === 'json') return braces(`"type": "$${stops.next()}"`);
  return place.notation === 'flow'
    ? braces(`type: $${stops.next()}`)
    : `\n${place.indent}  type: $${stops.next()}`;
}

function braces(inner: string): string {
  return `{ ${inner} \\}`;
}

function listSnippet(place: Place, stops: Stops): string {
  return place.notation === 'block'
    ? `\n${place.indent}  - $${stops.next()}`
    : `[$${stops.next()}]`;
}

/** A nested object comes with its required keys, three levels deep at most. */
function objectSnippet(schema: ObjectSchema, place: Place, stops: Stops): string {
  const wanted = Object.entries(schema.fields).filter(([, field]) => field.required);
  const inner = { ...place, indent: `${place.indent}  `, depth: place.depth + 1 };
  const parts =
    place.depth < 3 ? wanted.map(([name, field]) => entry(name, field, inner, stops)) : [];
  if (place.notation !== 'block')
    return braces(parts.length > 0 ? parts.join(', ') : `$${stops.next()}`);
  if (parts.length === 0) return `\n${inner.indent}$${stops.next()}`;
  return parts.map((part) => `\n${inner.indent}${part}`).join('');
}

function scalarSnippet(schema: Schema, place: Place, stops: Stops): string {
  const stop = stops.next();
  const values = Object.keys(valuesOf(schema));
  const closed = schema.kind === 'text' && !schema.open && values.length > 0 && values.length <= 8;
  const quote = place.notation === 'json' && schema.kind === 'text' ? '"' : '';
  if (closed) return `${quote}\${${stop}|${values.map(choiceText).join(',')}|}${quote}`;
  return `${quote}$${stop}${quote}`;
}

function choiceText(value: string): string {
  return value.replace(/[\\,|]/g, '\\$&');
}

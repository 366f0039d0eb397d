import type { ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Field, ObjectSchema } from '../schema/schema';
import { settle } from '../schema/settle';
import { fieldOf, traceAt, type Parent, type Trace } from '../schema/trace';
import { components } from '../schema/templateBuilder/components';
import type { Position } from '../text/position';
import { describeField } from './describe';
import type { Hover } from './hover';
import { valueWords } from './valueWords';

/** What the key or value under the cursor means; undefined where there is nothing to say. */
export function hoverAt(doc: SpecDocument, position: Position): Hover | undefined {
  const offset = doc.lines.offsetAt(position);
  const trace = traceAt(doc, offset);
  if (!trace) return undefined;
  if (trace.at === 'key') return keyHover(doc, trace);
  return valueHover(doc, trace);
}

function keyHover(doc: SpecDocument, trace: Trace & { at: 'key' }): Hover | undefined {
  const name = String(trace.entry.key.value);
  const field = namedField(trace.object, name);
  return field && { markdown: describeField(name, field), range: doc.rangeOf(trace.entry.key) };
}

/** A free key says what it is among its kind: `input field`, not nothing. */
function namedField(object: ObjectSchema, name: string): Field | undefined {
  const field = fieldOf(object, name);
  return field?.about === 'Free.' ? undefined : field;
}

function valueHover(doc: SpecDocument, trace: Trace & { at: 'value' }): Hover | undefined {
  const { node, schema, parents } = trace;
  if (node.kind !== 'scalar' || node.start === node.end) return undefined;
  const range = doc.rangeOf(node);
  const meaning = valueWords(node, settle(schema, node)) ?? componentWords(node.value, parents);
  const about = ownerWords(node, parents.at(-1));
  const markdown = [meaning, about].filter((part) => part !== undefined).join('\n\n---\n\n');
  return markdown === '' ? undefined : { markdown, range };
}

/** A value that stands right behind its key says what the key is about. */
function ownerWords(node: ScalarNode, parent: Parent | undefined): string | undefined {
  if (parent?.entry.value !== node) return undefined;
  const name = String(parent.entry.key.value);
  const field = namedField(parent.object, name);
  return field && describeField(name, field);
}

function componentWords(value: unknown, parents: readonly Parent[]): string | undefined {
  const key = parents.at(-1)?.entry.key.value;
  if (key !== 'type' || typeof value !== 'string' || !Object.hasOwn(components, value))
    return undefined;
  const component = components[value];
  const mark = component?.undocumented ? ' (undocumented)' : '';
  return component && `**${value}**${mark} — ${component.about}`;
}

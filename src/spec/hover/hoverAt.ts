import type { ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Field, ObjectSchema } from '../schema/schema';
import { settle, type Plain } from '../schema/settle';
import { fieldOf, traceAt, type Parent, type Trace } from '../schema/trace';
import { components } from '../schema/templateBuilder/components';
import { narrowest } from '../navigate/definitionAt';
import { mentionsAt } from '../navigate/mentions';
import { World } from '../navigate/world';
import type { Position } from '../text/position';
import type { Outside } from '../validate/outside';
import { colourWords } from './colourWords';
import { describeField } from './describe';
import type { Hover } from './hover';
import { targetWords } from './targetWords';
import { remoteName } from './remoteNames';
import { valueWords } from './valueWords';

/** What the key or value under the cursor means; undefined where there is nothing to say. */
export function hoverAt(
  doc: SpecDocument,
  position: Position,
  outside: Outside = {},
): Hover | undefined {
  const offset = doc.lines.offsetAt(position);
  const trace = traceAt(doc, offset);
  if (!trace) return undefined;
  const plain = trace.at === 'key' ? keyHover(doc, trace) : valueHover(doc, trace, outside);
  const name = nameHover(doc, offset, outside);
  if (!name || !plain) return name ?? plain;
  // What the name stands for comes first; what may stand here, after it.
  return { markdown: `${name.markdown}\n\n---\n\n${plain.markdown}`, range: name.range };
}

/** A field id, or the path of a file: what it stands for. */
function nameHover(doc: SpecDocument, offset: number, outside: Outside): Hover | undefined {
  // An interface in a file of its own is no spec: what it names, its project tells.
  const atHand = doc.part === 'interface' ? { text: doc.text, lines: doc.lines } : doc;
  const world = new World(atHand, outside);
  const [name] = narrowest(mentionsAt(world, offset)).filter(({ role }) => role !== 'definition');
  const markdown = name && targetWords(world, name.target);
  if (!name || markdown === undefined) return undefined;
  return { markdown, range: doc.lines.range(name.start, name.end) };
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

function valueHover(
  doc: SpecDocument,
  trace: Trace & { at: 'value' },
  outside: Outside,
): Hover | undefined {
  const { node, schema, parents } = trace;
  if (node.kind !== 'scalar' || node.start === node.end) return undefined;
  const range = doc.rangeOf(node);
  const plain = settle(schema, node);
  const meaning =
    valueWords(node, plain) ??
    componentWords(node.value, parents) ??
    idWords(node, plain, outside) ??
    colourHere(node, plain, parents);
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

function idWords(node: ScalarNode, schema: Plain, outside: Outside): string | undefined {
  if (schema.kind !== 'text' || !schema.idOf) return undefined;
  const name = remoteName(outside, schema.idOf, node.value);
  return name === undefined ? undefined : `The ${schema.idOf} “${name}”`;
}

function colourHere(
  node: ScalarNode,
  schema: Plain,
  parents: readonly Parent[],
): string | undefined {
  const isColour =
    (schema.kind === 'text' && schema.form === 'colour') ||
    /colou?r$/i.test(String(parents.at(-1)?.entry.key.value ?? ''));
  return isColour && typeof node.value === 'string' ? colourWords(node.value) : undefined;
}

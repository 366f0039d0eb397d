import { stringOf } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { settle } from '../schema/settle';
import { traceAt, type Trace } from '../schema/trace';
import type { Position } from '../text/position';
import type { Outside } from '../validate/diagnostic';
import type { CompletionItem } from './completionItem';
import { columnItems } from './columnItems';
import { cursorAt, mark } from './cursor';
import { keyItems } from './keyItems';
import type { CompletionPlace } from './place';
import { readyItems } from './readyItems';
import { valueItems } from './valueItems';

/** What may stand at a position, best first. Works in broken texts, too. */
export function completeAt(
  doc: SpecDocument,
  position: Position,
  outside: Outside = {},
): readonly CompletionItem[] {
  const cursor = cursorAt(doc, doc.lines.offsetAt(position));
  const trace = cursor && traceAt(cursor.doc, cursor.offset);
  if (!cursor || !trace) return [];
  const place = { doc, cursor, outside };
  return trace.at === 'key' ? atKey(place, trace) : atValue(place, trace);
}

function atKey(place: CompletionPlace, trace: Trace & { at: 'key' }): readonly CompletionItem[] {
  const keys = [
    ...columnItems(place, trace),
    ...keyItems(place, trace.map, trace.object),
    ...readyItems(place, trace),
  ];
  const lone = trace.map.entries.length === 1 && trace.entry.value.start === trace.entry.value.end;
  return lone ? [...keys, ...loneWord(place, trace)] : keys;
}

/** `- EN`, or a word alone below its key, was marked as a key; its schema may want a value there. */
function loneWord(place: CompletionPlace, trace: Trace & { at: 'key' }): readonly CompletionItem[] {
  const parent = trace.parents.at(-1);
  if (!parent?.field) return [];
  const holder = parent.entry.value;
  const plain = settle(parent.field.schema, holder);
  const schema = plain.kind === 'list' && holder.kind === 'list' ? plain.item : parent.field.schema;
  const settled = settle(schema, undefined);
  if (settled.kind === 'object' || settled.kind === 'list') return [];
  return valueItems(place, schema, trace.parents);
}

function atValue(
  place: CompletionPlace,
  trace: Trace & { at: 'value' },
): readonly CompletionItem[] {
  const { node, schema, parents } = trace;
  if (node.kind !== 'scalar' || !stringOf(node)?.includes(mark)) return [];
  if (node.style === 'literal' || node.style === 'folded') return [];
  return valueItems(place, schema, parents);
}

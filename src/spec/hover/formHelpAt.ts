import { cursorAt } from '../complete/cursor';
import type { MapNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Field, ObjectSchema } from '../schema/schema';
import { settle } from '../schema/settle';
import { traceAt, type Trace } from '../schema/trace';
import type { Position } from '../text/position';
import { describeField, typeWords } from './describe';

/** What a `$` form takes, as an editor shows the parameters of a function. */
export interface FormHelp {
  /** `{ $file: path, kind?: one of a list }` */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly FormParameter[];
  /** Index of the parameter at the cursor; undefined between parameters. */
  readonly active: number | undefined;
}

export interface FormParameter {
  /** Where it stands in the label: start and end. */
  readonly label: readonly [start: number, end: number];
  readonly documentation: string;
}

const forms = ['$file', '$id', '$ref'] as const;

/** Help inside `{ $file: … }`, `{ $id: … }`, an entry of `$tasks` and `{ $ref: … }`. */
export function formHelpAt(doc: SpecDocument, position: Position): FormHelp | undefined {
  const cursor = cursorAt(doc, doc.lines.offsetAt(position));
  const trace = cursor && traceAt(cursor.doc, cursor.offset);
  const form = trace && formAround(trace);
  if (!form) return undefined;
  const fields = Object.entries(form.object.fields);
  const name = forms.find((candidate) => Object.hasOwn(form.object.fields, candidate));
  if (name === undefined || fields.length > 8) return undefined;
  const { label, parameters } = signature(fields);
  const active = fields.findIndex(([key]) => key === form.key);
  return {
    label,
    documentation: form.object.fields[name]?.about ?? '',
    parameters,
    active: active < 0 ? undefined : active,
  };
}

interface FormAround {
  readonly object: ObjectSchema;
  readonly key: string | undefined;
}

function formAround(trace: Trace): FormAround | undefined {
  if (trace.at === 'key')
    return isForm(trace.map, trace.object)
      ? { object: trace.object, key: String(trace.entry.key.value) }
      : undefined;
  const own = trace.node.kind === 'map' ? settle(trace.schema, trace.node) : undefined;
  if (own?.kind === 'object' && trace.node.kind === 'map' && isForm(trace.node, own))
    return { object: own, key: undefined };
  const parent = trace.parents.at(-1);
  if (!parent || !isForm(parent.map, parent.object)) return undefined;
  return { object: parent.object, key: String(parent.entry.key.value) };
}

/** Its key stands there, or must stand there. */
function isForm(map: MapNode, object: ObjectSchema): boolean {
  return forms.some(
    (form) =>
      Object.hasOwn(object.fields, form) &&
      (object.fields[form]?.required === true || map.entries.some(({ key }) => key.value === form)),
  );
}

function signature(fields: readonly (readonly [string, Field])[]) {
  let label = '{ ';
  const parameters = fields.map(([name, field], i): FormParameter => {
    if (i > 0) label += ', ';
    const start = label.length;
    label += `${name}${field.required ? '' : '?'}: ${typeWords(field.schema)}`;
    return { label: [start, label.length], documentation: describeField(name, field) };
  });
  return { label: `${label} }`, parameters };
}

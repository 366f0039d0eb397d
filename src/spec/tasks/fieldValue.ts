import type { FieldSpec } from '../model';

/** A value as a file writes it, turned into what goes to the platform; whether it fits is not said. */
export type ReadValue =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'empty' }
  /** Text that cannot be turned into any value. */
  | { readonly state: 'unreadable'; readonly expected: string };

/** Text that is no JSON; no value of a file is this one. */
const unreadable = Symbol('unreadable');

/** Reads a cell as the field's type wants it. Without a spec every value is a text. */
export function valueFromText(text: string, spec: FieldSpec | undefined): ReadValue {
  if (text === '') return { state: 'empty' };
  const type = spec?.type ?? 'string';
  if (!type.startsWith('array_')) return readFrom(scalarFromText(text, type));
  const itemType = type.slice('array_'.length);
  return readFrom(listItems(text).map((item) => scalarFromText(item, itemType)));
}

/**
 * Reads a JSON value that stands for a cell: `"5"` is as good as `5`, since tables turned into JSON have
 * nothing but texts.
 */
export function valueFromJson(value: unknown, spec: FieldSpec | undefined): ReadValue {
  if (value === null || value === undefined) return { state: 'empty' };
  if (!spec || spec.type === 'json') return readFrom(value);
  if (!spec.type.startsWith('array_'))
    return readFrom(typeof value === 'string' ? scalarFromText(value, spec.type) : value);
  if (typeof value === 'string') return valueFromText(value, spec);
  const itemType = spec.type.slice('array_'.length);
  if (!Array.isArray(value) || itemType === 'json') return readFrom(value);
  return readFrom(
    value.map((item: unknown) =>
      typeof item === 'string' ? scalarFromText(item, itemType) : item,
    ),
  );
}

/** Takes a JSON value for what it is, as the API does. */
export function valueAsItIs(value: unknown): ReadValue {
  return value === null || value === undefined ? { state: 'empty' } : { state: 'read', value };
}

function readFrom(value: unknown): ReadValue {
  if (value === unreadable) return { state: 'unreadable', expected: 'JSON' };
  if (Array.isArray(value) && value.includes(unreadable))
    return { state: 'unreadable', expected: 'a comma list, each JSON' };
  return valueAsItIs(value);
}

/** The value that a text stands for; the text itself when it stands for none of the type. */
function scalarFromText(text: string, type: string): unknown {
  const trimmed = text.trim();
  switch (type) {
    case 'boolean':
      return booleanFromText(trimmed.toLowerCase()) ?? text;
    case 'integer':
      return /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : text;
    case 'float':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : text;
    case 'url':
    case 'coordinates':
      return trimmed;
    case 'json':
      return jsonFromText(text);
    default:
      return text;
  }
}

function booleanFromText(text: string): boolean | undefined {
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

function jsonFromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

/** Items of a comma list; an item in double quotes may hold commas, and `\,` is a comma. */
function listItems(text: string): readonly string[] {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    if (char === '"' && quoted && next === '"') {
      item += '"';
      i++;
    } else if (char === '"' && (quoted || item.trim() === '')) quoted = !quoted;
    else if (char === '\\' && next === ',') {
      item += ',';
      i++;
    } else if (char === ',' && !quoted) {
      items.push(item.trim());
      item = '';
    } else item += char;
  }
  return [...items, item.trim()].filter((part) => part !== '');
}

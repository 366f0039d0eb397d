import type { FieldSpec } from '../model';

/** A value read from a cell, or why it cannot be one. */
export type ReadValue =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'empty' }
  | { readonly state: 'wrong'; readonly expected: string };

const wrong = (expected: string): ReadValue => ({ state: 'wrong', expected });
const read = (value: unknown): ReadValue => ({ state: 'read', value });

/** Reads a cell as the field's type wants it. Without a spec every value is a text. */
export function valueFromText(text: string, spec: FieldSpec | undefined): ReadValue {
  if (text === '') return { state: 'empty' };
  const type = spec?.type ?? 'string';
  if (!type.startsWith('array_')) return scalarFromText(text, type);
  const values: unknown[] = [];
  for (const item of listItems(text)) {
    const value = scalarFromText(item, type.slice('array_'.length));
    if (value.state === 'wrong') return wrong(`a comma list, each ${value.expected}`);
    if (value.state === 'read') values.push(value.value);
  }
  return read(values);
}

function scalarFromText(text: string, type: string): ReadValue {
  switch (type) {
    case 'boolean':
      return booleanFromText(text.trim().toLowerCase());
    case 'integer':
      return /^[+-]?\d+$/.test(text.trim()) ? read(Number(text)) : wrong('a whole number');
    case 'float':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())
        ? read(Number(text))
        : wrong('a number with a dot');
    case 'url':
      return /^(https?:\/\/|www\.)\S+$/i.test(text.trim())
        ? read(text.trim())
        : wrong('an address that begins with http://, https:// or www.');
    case 'coordinates':
      return coordinatesFromText(text.trim());
    case 'json':
      return jsonFromText(text);
    default:
      return read(text);
  }
}

function booleanFromText(text: string): ReadValue {
  if (text === 'true') return read(true);
  return text === 'false' ? read(false) : wrong('`true` or `false`');
}

function coordinatesFromText(text: string): ReadValue {
  const found = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/.exec(text);
  const inRange = found && Math.abs(Number(found[1])) <= 90 && Math.abs(Number(found[2])) <= 180;
  return inRange ? read(text) : wrong('`latitude,longitude` in degrees');
}

function jsonFromText(text: string): ReadValue {
  try {
    return read(JSON.parse(text));
  } catch {
    return wrong('JSON');
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

/** Checks a value that already has a JSON type, as JSON task files carry it. */
export function valueFromJson(value: unknown, spec: FieldSpec | undefined): ReadValue {
  if (value === null || value === undefined) return { state: 'empty' };
  if (!spec) return read(value);
  if (!spec.type.startsWith('array_')) return scalarFromJson(value, spec.type);
  if (!Array.isArray(value))
    return typeof value === 'string' ? valueFromText(value, spec) : wrong('a list');
  const itemType = spec.type.slice('array_'.length);
  const bad = value
    .map((item) => scalarFromJson(item, itemType))
    .find((item) => item.state === 'wrong');
  return bad?.state === 'wrong' ? wrong(`a list, each ${bad.expected}`) : read(value);
}

function scalarFromJson(value: unknown, type: string): ReadValue {
  if (type === 'json') return read(value);
  if (typeof value === 'string') return scalarFromText(value, type);
  if (type === 'boolean')
    return typeof value === 'boolean' ? read(value) : wrong('`true` or `false`');
  if (type === 'integer') return Number.isInteger(value) ? read(value) : wrong('a whole number');
  if (type === 'float') return typeof value === 'number' ? read(value) : wrong('a number');
  return wrong('a text');
}

/** A task made up from `input_spec`, for projects whose pool has no rows yet. */
import type { FieldSpec, FieldSpecs, FieldValues } from '../spec';
import { clipUrl, pictureUrl } from './media';

export function sampleInput(inputSpec: FieldSpecs): FieldValues {
  return Object.fromEntries(
    Object.entries(inputSpec)
      .filter(([, spec]) => spec.hidden !== true)
      .map(([name, spec]) => [name, sampleValue(name, spec)]),
  );
}

function sampleValue(name: string, spec: FieldSpec): unknown {
  if (!spec.type.startsWith('array_')) return sampleScalar(name, spec.type, spec);
  const count = Math.max(spec.min_size ?? 0, Math.min(2, spec.max_size ?? 2));
  const type = spec.type.slice('array_'.length);
  return Array.from({ length: count }, () => sampleScalar(name, type, spec));
}

function sampleScalar(name: string, type: string, spec: FieldSpec): unknown {
  if (spec.allowed_values?.[0] !== undefined) return spec.allowed_values[0];
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'float':
      return spec.min_value ?? spec.max_value ?? 7;
    case 'url':
      return sampleAddress(name);
    case 'coordinates':
      return '52.3702,4.8952';
    case 'json':
      return { note: `sample of ${name}` };
    default:
      return sampleText(name, spec);
  }
}

function sampleText(name: string, spec: FieldSpec): string {
  if (/(audio|image|picture|photo|video|sound|url|link)/i.test(name)) return sampleAddress(name);
  const words = name.replace(/[_-]+/g, ' ');
  const text = `Sample ${words}: a few words that stand where a row of yours will be.`;
  const padded = text.padEnd(spec.min_length ?? 0, ' and so on');
  return spec.max_length === undefined ? padded : padded.slice(0, spec.max_length);
}

function sampleAddress(name: string): string {
  if (/(audio|sound|voice|record|speech)/i.test(name)) return clipUrl(2);
  if (/(image|img|pic|photo|scan)/i.test(name)) return pictureUrl(name);
  return 'https://example.com/';
}

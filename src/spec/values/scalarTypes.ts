import type { ScalarType } from './fault';

interface TypeRule {
  readonly code: string;
  readonly fits: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The API's types of values. Source: Toloka's field specifications and error codes of toloka-kit. */
export const scalarTypes: Readonly<Record<ScalarType, TypeRule>> = {
  boolean: { code: 'BOOLEAN_EXPECTED', fits: (value) => typeof value === 'boolean' },
  string: { code: 'STRING_EXPECTED', fits: isText },
  integer: { code: 'INTEGER_EXPECTED', fits: Number.isInteger },
  float: { code: 'FLOAT_EXPECTED', fits: Number.isFinite },
  url: {
    code: 'INVALID_URL_SYNTAX',
    fits: (value) => isText(value) && /^(?:https?:\/\/|www\.)\S+$/i.test(value),
  },
  // An attachment's id.
  file: { code: 'STRING_EXPECTED', fits: (value) => isText(value) && value !== '' },
  coordinates: {
    code: 'INVALID_COORDINATES_SYNTAX',
    fits: (value) => isText(value) && isPlaceOnEarth(value),
  },
  json: { code: 'JSON_EXPECTED', fits: (value) => value !== undefined },
};

/** `latitude,longitude` in degrees; blanks around them occur in the platform's own samples. */
function isPlaceOnEarth(text: string): boolean {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  return found !== null && Math.abs(Number(found[1])) <= 90 && Math.abs(Number(found[2])) <= 180;
}

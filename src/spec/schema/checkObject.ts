import type { SpecKind } from '../document/kind';
import { loadValidators } from './generated/validators';

/** What is wrong with a plain object: a JSON pointer to the place, and why. */
export interface ObjectProblem {
  readonly path: string;
  readonly message: string;
}

let validators: ReturnType<typeof loadValidators> | undefined;

/**
 * Holds a plain object against the schema of its kind: the last gate before anything is sent. The
 * validators are compiled by `npm run build` (scripts/compile-schemas.mjs); nothing is evaluated here.
 */
export function checkObject(kind: SpecKind, object: unknown): readonly ObjectProblem[] {
  const validate = (validators ??= loadValidators())[kind];
  if (validate(object)) return [];
  const errors = validate.errors ?? [];
  const telling = errors.filter(
    ({ keyword, params }) => !choosing.has(keyword) && params.type !== 'null',
  );
  return (telling.length > 0 ? telling : errors).map(({ instancePath, keyword, params }) => ({
    path: instancePath,
    message: wordsOf(keyword, params),
  }));
}

/** Keywords that only choose a branch: what is wrong inside the branch is told by others. */
const choosing: ReadonlySet<string> = new Set(['if', 'anyOf']);

function wordsOf(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const { missingProperty, additionalProperty, allowedValues, type } = params;
  if (typeof missingProperty === 'string') return `the key \`${missingProperty}\` is missing`;
  if (typeof additionalProperty === 'string')
    return `the key \`${additionalProperty}\` is not known`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`;
  if (typeof type === 'string' || Array.isArray(type)) return `must be of type ${String(type)}`;
  return `does not fit (${keyword})`;
}

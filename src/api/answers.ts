import type { Response } from 'node-fetch';
import { AnswerError, PlatformError, type RequestName } from './errors';
import type { Operation, Page } from './model';
import { retryAfterSeconds } from './retry';

/** Reads answers as what they are: text from outside, to be believed only after a look. */

/** The answer's JSON, or undefined where it is empty. `hide` takes secrets out of texts. */
export async function readJson(
  response: Response,
  name: RequestName,
  hide: (text: string) => string,
): Promise<unknown> {
  const text = await response.text();
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AnswerError(name, response.status, `not JSON but ${glimpse(hide(text))}`);
  }
}

/** The error that a refusal says, whatever is in its body. `hide` takes secrets out of texts. */
export async function readRefusal(
  response: Response,
  name: RequestName,
  hide: (text: string) => string,
): Promise<PlatformError> {
  const text = hide(await response.text());
  const told = objectIn(text);
  const requestId = told?.request_id;
  return new PlatformError({
    status: response.status,
    code: typeof told?.code === 'string' ? told.code : `HTTP_${response.status}`,
    message: messageOf(told, text, response),
    payload: told?.payload,
    request: { ...name, ...(typeof requestId === 'string' ? { requestId } : {}) },
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after'), {
      now: Date.now(),
      sent: response.headers.get('date'),
    }),
  });
}

function messageOf(
  told: Readonly<Record<string, unknown>> | undefined,
  text: string,
  response: Response,
): string {
  if (response.status === 401 || response.status === 403) {
    const why = typeof told?.message === 'string' ? `: ${told.message}` : '';
    return shortened(`the platform refuses the token or it has no right to this${why}`);
  }
  if (typeof told?.message === 'string' && told.message !== '') {
    return shortened(told.message) + problemsIn(told.payload);
  }
  if (told !== undefined) return 'the platform refused' + problemsIn(told.payload);
  const status = `${response.status} ${response.statusText}`.trim();
  return text.trim() === '' ? status : `${status}, with ${glimpse(text)}`;
}

/** Enough to understand; more is for nobody to read in a notification or a terminal. */
function shortened(text: string): string {
  return text.length > mostOfMessage ? `${text.slice(0, mostOfMessage)}…` : text;
}

const mostOfMessage = 1000;

/** The first refused fields of a VALIDATION_ERROR: `; field: problem`. */
function problemsIn(payload: unknown): string {
  const lines = fieldProblems(payload).map(({ path, message }) => shortened(`${path}: ${message}`));
  if (lines.length === 0) return '';
  const more = lines.length > 3 ? `; and ${lines.length - 3} more` : '';
  return `; ${lines.slice(0, 3).join('; ')}${more}`;
}

/** Levels at most in a map of problems; deeper ones are no map of the platform. */
const mostLevels = 8;

/**
 * Flattens the platform's map of field path to {code, message}; lists have one more level, the
 * item's index.
 */
export function fieldProblems(
  payload: unknown,
  prefix = '',
  level = 0,
): readonly { readonly path: string; readonly code: string; readonly message: string }[] {
  if (!isObject(payload) || level > mostLevels) return [];
  return Object.entries(payload).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (!isObject(value)) return [];
    if (typeof value.code !== 'string') return fieldProblems(value, path, level + 1);
    const message = typeof value.message === 'string' ? value.message : value.code;
    return [{ path, code: value.code, message }];
  });
}

/** An object of the platform, of which only the id has been looked at. */
export type Entity = Readonly<Record<string, unknown>> & { readonly id: string };

/** An answer that has to be an object with an id. */
export function asEntity(body: unknown, name: RequestName, status: number): Entity {
  if (!isObject(body) || (typeof body.id !== 'string' && typeof body.id !== 'number')) {
    throw new AnswerError(name, status, 'the answer has no id, so it is not the object asked for');
  }
  return body as Entity;
}

/** An answer that has to be a page of a list. */
export function asPage<T>(body: unknown, name: RequestName, status: number): Page<T> {
  if (!isObject(body) || !Array.isArray(body.items)) {
    throw new AnswerError(name, status, 'the answer has no list of items');
  }
  return { items: body.items as readonly T[], has_more: body.has_more === true };
}

/** An answer that has to be a bare list. */
export function asList(body: unknown, name: RequestName, status: number): readonly unknown[] {
  if (!Array.isArray(body)) throw new AnswerError(name, status, 'the answer is not a list');
  return body as readonly unknown[];
}

/** An answer that has to be an operation. */
export function asOperation(body: unknown, name: RequestName, status: number): Operation {
  const operation = asEntity(body, name, status);
  if (typeof operation.type !== 'string' || typeof operation.status !== 'string') {
    throw new AnswerError(name, status, 'the answer is not an operation');
  }
  return operation as unknown as Operation;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bytes of a good answer, as they come. */
export function bodyPieces(response: Response, name: RequestName): AsyncIterable<Buffer> {
  if (response.body === null) throw new AnswerError(name, response.status, 'the answer is empty');
  return response.body as AsyncIterable<Buffer>;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The beginning of a text on one line, to show what came instead of JSON. */
function glimpse(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

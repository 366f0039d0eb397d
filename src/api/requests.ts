import { asEntity, asOperation } from './answers';
import { PlatformError } from './errors';
import type { CallOptions, Operation } from './model';
import type { Call, Transport } from './transport';

/** The few kinds of calls that most resources are made of. */

/**
 * Path parts come from outside: an id never becomes another path. URLs have no way to spell nothing
 * or dots as a part: they would be those of a list, or of what is above it.
 */
export function at(base: string, ...parts: readonly string[]): string {
  const wrong = parts.find((part) => /^\.{0,2}$/.test(part));
  if (wrong !== undefined) throw new RangeError(`"${wrong}" is not the id of anything.`);
  return [base, ...parts.map((part) => encodeURIComponent(part))].join('/');
}

/** Reads one object. */
export function readEntity<T>(
  transport: Transport,
  path: string,
  options: CallOptions = {},
): Promise<T> {
  return entity<T>(transport, { method: 'GET', path, repetition: 'repeatable' }, options);
}

/** Creates one object. Without a key of its own, so it is never sent twice. */
export function createEntity<T>(
  transport: Transport,
  path: string,
  body: object,
  options: CallOptions = {},
): Promise<T> {
  return entity<T>(transport, { method: 'POST', path, body, repetition: 'once' }, options);
}

/** Replaces one object, or creates or replaces it where the platform knows it by other fields. */
export function putEntity<T>(
  transport: Transport,
  path: string,
  body: object,
  options: CallOptions = {},
): Promise<T> {
  return entity<T>(transport, { method: 'PUT', path, body, repetition: 'repeatable' }, options);
}

/** Changes some fields of one object. */
export function patchEntity<T>(
  transport: Transport,
  path: string,
  body: object,
  how: CallOptions & { readonly query?: object } = {},
): Promise<T> {
  const call: Call = { method: 'PATCH', path, body, query: how.query, repetition: 'repeatable' };
  return entity<T>(transport, call, how);
}

/** Deletes one object. One that is gone already is as good as deleted. */
export async function removeEntity(
  transport: Transport,
  path: string,
  options: CallOptions = {},
): Promise<void> {
  try {
    const { signal } = options;
    await transport.send({ method: 'DELETE', path, repetition: 'repeatable', signal });
  } catch (error) {
    if (!(error instanceof PlatformError) || error.status !== 404) throw error;
  }
}

/** The code of a pool or training on which another operation has not ended yet. */
const locked = 'POOL_LOCKED_BY_ANOTHER_OPERATION';

/**
 * Open, close and archive: the platform answers with an operation, or with nothing (undefined) when
 * the object already is in that state. Asking twice does no more than asking once.
 */
export async function startAction(
  transport: Transport,
  path: string,
  options: CallOptions = {},
): Promise<Operation | undefined> {
  const { body, name, status } = await transport.send({
    method: 'POST',
    path,
    repetition: 'repeatable',
    alsoCodes: [locked],
    signal: options.signal,
  });
  return body === undefined ? undefined : asOperation(body, name, status);
}

/** Clone and the like: an operation that must not be started twice. */
export async function startOnce(
  transport: Transport,
  path: string,
  options: CallOptions = {},
): Promise<Operation> {
  const { body, name, status } = await transport.send({
    method: 'POST',
    path,
    repetition: 'once',
    signal: options.signal,
  });
  return asOperation(body, name, status);
}

async function entity<T>(transport: Transport, call: Call, options: CallOptions): Promise<T> {
  const { body, name, status } = await transport.send({ ...call, signal: options.signal });
  return asEntity(body, name, status) as unknown as T;
}

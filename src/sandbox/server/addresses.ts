import type { FastifyInstance } from 'fastify';

/** Which addresses there are, whatever method they are asked with. */
export interface Addresses {
  /** Methods of an address that has none of the asked one; empty where there is no such address. */
  methodsOf(path: string): readonly string[];
}

/** Notes every address that is added after it. Call before any route. */
export function noteAddresses(app: FastifyInstance): Addresses {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ method, url }) => {
    const known = methods.get(url) ?? new Set<string>();
    for (const name of [method].flat()) known.add(name);
    methods.set(url, known);
  });
  return {
    methodsOf: (path) =>
      [...methods].flatMap(([url, known]) => (fits(url, path) ? [...known] : [])),
  };
}

/** `:id` stands for one part of a path, `*` for all the rest. */
function fits(url: string, path: string): boolean {
  const wanted = url.split('/');
  const given = path.split('/');
  if (wanted.at(-1) === '*') return given.length >= wanted.length && startsAlike(wanted, given);
  return given.length === wanted.length && startsAlike(wanted, given);
}

function startsAlike(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.every((part, index) => {
    const other = given[index] ?? '';
    return part === '*' || (part.startsWith(':') ? other !== '' : part === other);
  });
}

function refuse(): never {
  throw new Error('Routes of the sandbox check requests themselves: they take no fastify schemas.');
}

/**
 * In place of fastify's compilers of JSON Schemas, which it would load at every start though no route
 * has a schema: they are half of its weight and are left out of the bundle.
 */
export const noSchemaCompilers = { buildValidator: () => refuse, buildSerializer: () => refuse };

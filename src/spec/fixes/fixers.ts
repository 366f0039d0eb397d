import type { Fixer } from './fix';

/** Fixers by the code of the diagnostic that they know a way out of. */
export const fixers: Readonly<Record<string, Fixer>> = {};

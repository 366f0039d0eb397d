/** See short-names.mjs. */
export function withShortNames(code: string, format: 'iife' | 'esm' | 'cjs'): Promise<string>;

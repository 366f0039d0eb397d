import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Facts about the platform, not part of the repository: without them these checks are skipped. */
const folder =
  process.env.CROWDSMITH_TOLOKA_FACTS ?? path.resolve(__dirname, '../../../../../shared/toloka');

export interface FieldFact {
  readonly name: string;
  readonly type?: string;
  /** True, or a condition in words. */
  readonly required?: true | string;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly default?: unknown;
  readonly enum?: readonly string[] | string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface SchemaFact {
  readonly allReadOnly?: boolean;
  readonly fields?: readonly FieldFact[];
}

export interface EndpointFact {
  readonly method: string;
  readonly fullPath: string;
  readonly query?: readonly FieldFact[];
  readonly body?: string;
  readonly response: Readonly<Record<string, string>>;
  readonly errors?: readonly string[];
  readonly asyncOperationType?: string;
}

export interface ApiFacts {
  readonly endpoints: readonly EndpointFact[];
  readonly schemas: Readonly<Record<string, SchemaFact>>;
}

export interface CallFact {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly query?: string;
  readonly emptyBodyOk?: boolean;
}

export interface MethodFact {
  readonly name: string;
  readonly calls?: readonly CallFact[];
  readonly callsMethods?: readonly string[];
  readonly paging?: { readonly sort: string; readonly cursor: string };
}

export interface ClientFacts {
  readonly methods: readonly MethodFact[];
  readonly flows: Readonly<Record<string, unknown>>;
}

/** A file of facts; undefined, with a word about it, where there is none. */
function read(file: string): unknown {
  const full = path.join(folder, file);
  if (existsSync(full)) return JSON.parse(readFileSync(full, 'utf8'));
  console.log(`      skipped: there are no facts at ${folder} (CROWDSMITH_TOLOKA_FACTS)`);
  return undefined;
}

export function apiFacts(): ApiFacts | undefined {
  return read('api.json') as ApiFacts | undefined;
}

export function clientFacts(): ClientFacts | undefined {
  return read('toloka-kit-calls.json') as ClientFacts | undefined;
}

/** The platform's API without what it calls apps, which is a product of its own. */
export function isServed({ fullPath }: { readonly fullPath: string }): boolean {
  return !fullPath.startsWith('/api/app/');
}

export interface FilterFact {
  readonly category: string;
  readonly key: string;
  readonly operators: readonly string[];
}

export function filterFacts(): readonly FilterFact[] | undefined {
  const facts = read('filters.json') as { readonly filters: readonly FilterFact[] } | undefined;
  return facts?.filters;
}

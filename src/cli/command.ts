import type { ParseArgsConfig } from 'node:util';
import type { ExitCode } from './exitCodes';
import type { Interruptible } from './interruption';
import type { Output } from './output';

/** Option values as `parseArgs` gives them. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** What a command gets to work with. */
export interface Invocation {
  /** Arguments that are not options. */
  readonly paths: readonly string[];
  readonly values: OptionValues;
  readonly output: Output;
  readonly interruption: Interruptible;
}

export interface Command {
  readonly name: string;
  /** What follows the name: `PATH… [--kind K]`. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes that are not options. */
  readonly takes: { readonly least: number; readonly most: number };
  run(invocation: Invocation): Promise<ExitCode>;
}

/** Every command has it. */
export const jsonOption = { json: { type: 'boolean' } } as const;

/** Commands that speak to a platform have these. */
export const platformOptions = {
  profile: { type: 'string' },
  url: { type: 'string' },
} as const;

/** Commands that read specs have it. */
export const workspaceOption = { workspace: { type: 'string' } } as const;

/** How the options above are shown in a usage line. */
export const platformUsage = '[--profile NAME | --url URL] [--workspace DIR] [--json]';

/** The text of an option, undefined when it is not given. */
export function textOf(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function flagOf(values: OptionValues, name: string): boolean {
  return values[name] === true;
}

import { parseArgs } from 'node:util';
import { flagOf, type Command, type OptionValues } from './command';
import { exitCodes, type ExitCode } from './exitCodes';
import type { Interruptible } from './interruption';
import type { Output } from './output';
import { UsageError } from './usageError';

/** What a command line is run with. */
export interface Repertoire {
  readonly commands: readonly Command[];
  /** One clear text for whatever was thrown. */
  readonly explain: (error: unknown) => string;
}

/** Never throws and never shows a stack. */
export async function runWith(
  { commands, explain }: Repertoire,
  argv: readonly string[],
  output: Output,
  interruption: Interruptible,
): Promise<ExitCode> {
  const once = withOneDocument(output);
  try {
    return await dispatch(commands, argv, once, interruption);
  } catch (error) {
    return tell(error, { output: once, interruption, explain, json: argv.includes('--json') });
  }
}

/** What goes wrong after the document was written is for people only. */
function withOneDocument(output: Output): Output {
  let written = false;
  return {
    ...output,
    json: (value) => {
      if (!written) output.json(value);
      written = true;
    },
  };
}

async function dispatch(
  commands: readonly Command[],
  argv: readonly string[],
  output: Output,
  interruption: Interruptible,
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined) throw new UsageError(`Name a command.\n\n${overview(commands)}`);
  if (name === '--help' || name === '-h' || name === 'help') {
    output.say(overview(commands));
    return exitCodes.good;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw new UsageError(`There is no command "${name}".\n\n${overview(commands)}`);
  }
  const { values, paths } = parse(command, rest);
  if (flagOf(values, 'help')) {
    output.say(usageOf(command));
    return exitCodes.good;
  }
  const { least, most } = command.takes;
  if (paths.length < least || paths.length > most) {
    const problem =
      paths.length < least ? 'Something is missing.' : `${paths[most] ?? ''} is too much.`;
    throw new UsageError(`${problem}\n${usageOf(command)}`);
  }
  return await command.run({ paths, values, output, interruption });
}

function parse(
  command: Command,
  args: readonly string[],
): { readonly values: OptionValues; readonly paths: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { values, paths: positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message}\n${usageOf(command)}`);
  }
}

function tell(
  error: unknown,
  how: Pick<Repertoire, 'explain'> & {
    readonly output: Output;
    readonly interruption: Interruptible;
    readonly json: boolean;
  },
): ExitCode {
  const { output, interruption, explain, json } = how;
  const end = (said: string, message: string, code: ExitCode): ExitCode => {
    output.say(said);
    if (json) output.json({ error: { message } });
    return code;
  };
  // Whatever an interrupted command stumbled over, it ended because it was asked to.
  if (interruption.signal.aborted) {
    const words = 'Interrupted. What was done so far is kept.';
    return end(words, words, exitCodes.interrupted);
  }
  // Somebody asked in another way than by a signal, such as to stop after the batch.
  if (error instanceof DOMException && error.name === 'AbortError') {
    return end(error.message, error.message, exitCodes.interrupted);
  }
  const message = explain(error);
  const code = error instanceof UsageError ? exitCodes.wrongUsage : exitCodes.no;
  return end(`crowdsmith: ${message}`, message, code);
}

function usageOf({ name, usage, summary }: Command): string {
  return `Usage: crowdsmith ${name} ${usage}\n${summary}`;
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: crowdsmith COMMAND … (crowdsmith COMMAND --help tells more)',
    '',
    ...lines,
    '',
    'The platform: --profile NAME (sandbox, toloka, toloka-sandbox, yandex-tasks) or --url URL, with',
    'the token in CROWDSMITH_TOKEN. The default is a sandbox of its own in the workspace folder.',
    'The workspace folder, which holds crowdsmith.lock.json: --workspace DIR, else the folder you are',
    'in when the spec is below it, else the nearest one above the spec with a lock file, .git or .vscode.',
    'Exit codes: 0 good, 1 the answer is no, 2 wrong usage, 130 interrupted.',
  ].join('\n');
}

import { commands } from './commands';
import type { ExitCode } from './exitCodes';
import { exitCodes } from './exitCodes';
import { explain } from './explain';
import { listenForInterruption, type Interruptible } from './interruption';
import { processOutput, type Output } from './output';
import { runWith } from './runner';

/** Runs one command line in this process and returns the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const interruption = listenForInterruption(() => process.exit(exitCodes.interrupted));
  return await runCommandLine(argv, processOutput(), interruption);
}

/** Never throws and never shows a stack. */
export function runCommandLine(
  argv: readonly string[],
  output: Output,
  interruption: Interruptible,
): Promise<ExitCode> {
  return runWith({ commands, explain }, argv, output, interruption);
}

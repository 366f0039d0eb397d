import { sandbox } from './commands/sandbox';
import { exitCodes, type ExitCode } from './exitCodes';
import { explainPlainly } from './explainPlainly';
import { listenForInterruption } from './interruption';
import { processOutput } from './output';
import { runWith } from './runner';

/**
 * The command `sandbox` without the others: it is started all the time, and needs nothing of what
 * they load.
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const interruption = listenForInterruption(() => process.exit(exitCodes.interrupted));
  const repertoire = { commands: [sandbox], explain: explainPlainly };
  return await runWith(repertoire, argv, processOutput(), interruption);
}

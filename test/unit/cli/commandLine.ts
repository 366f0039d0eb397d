import { runCommandLine } from '../../../src/cli/main';
import type { Output } from '../../../src/cli/output';
import { startPlatform, type TestPlatform } from '../deploy/platform';
import { specs } from '../deploy/specs';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';

/** What a command said, wrote and answered. */
interface Told {
  readonly code: number;
  readonly said: string;
  readonly data: string;
  readonly json: unknown;
}

/** The command line over a folder of specs and a platform of its own, in this process. */
export class CommandLine {
  readonly #tokenBefore = process.env.CROWDSMITH_TOKEN;

  private constructor(
    readonly platform: TestPlatform,
    readonly root: string,
  ) {
    process.env.CROWDSMITH_TOKEN = platform.token;
  }

  static async start(): Promise<CommandLine> {
    return new CommandLine(await startPlatform(), await folderWith(specs));
  }

  async run(...args: readonly string[]): Promise<Told> {
    const said: string[] = [];
    let [data, json]: [string, unknown] = ['', undefined];
    const output: Output = {
      json: (value) => {
        json = value;
      },
      data: (text) => {
        data += text;
        return Promise.resolve();
      },
      say: (text) => said.push(text),
      progress: () => undefined,
    };
    const interruption = { signal: new AbortController().signal, how: () => undefined };
    const all = [...args, '--workspace', this.root, '--url', this.platform.url];
    const code = await runCommandLine(all, output, interruption);
    return { code, said: said.join('\n'), data, json };
  }

  async end(): Promise<void> {
    if (this.#tokenBefore === undefined) delete process.env.CROWDSMITH_TOKEN;
    else process.env.CROWDSMITH_TOKEN = this.#tokenBefore;
    await this.platform.close();
    await removeFolders();
  }
}

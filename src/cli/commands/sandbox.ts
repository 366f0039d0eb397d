import { once } from 'node:events';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { textOf, type Command } from '../command';
import { defined } from '../defined';
import { exitCodes } from '../exitCodes';
import { numberOf, wholeNumberOf } from '../numbers';
import { startOwnSandbox } from '../ownSandbox';
import { UsageError } from '../usageError';

export const sandbox: Command = {
  name: 'sandbox',
  usage:
    '[--host 127.0.0.1] [--port 0] [--token T] [--seed N] [--speed X] [--crowd FILE] [--data DIR] [--limits] [--faults SPEC]',
  summary:
    'Serves a platform of your own with simulated performers until it is ended; --speed 0 is as fast as can be.',
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    token: { type: 'string' },
    seed: { type: 'string' },
    speed: { type: 'string' },
    crowd: { type: 'string' },
    data: { type: 'string' },
    limits: { type: 'boolean' },
    faults: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: { least: 0, most: 0 },
  async run({ values, output, interruption }) {
    const { signal } = interruption;
    const host = textOf(values, 'host') ?? '127.0.0.1';
    if (host !== '127.0.0.1' && host !== 'localhost') {
      throw new UsageError('--host: the sandbox serves this machine only, on 127.0.0.1.');
    }
    const serving = await startWith(
      defined({
        port: wholeNumberOf(values, 'port', undefined, 65_535),
        token: textOf(values, 'token') ?? tokenFromEnvironment(),
        seed: wholeNumberOf(values, 'seed', undefined),
        speed: numberOf(values, 'speed', undefined),
        crowd: textOf(values, 'crowd'),
        dataDir: textOf(values, 'data'),
        limits: values.limits === true ? ('published' as const) : undefined,
        faults: textOf(values, 'faults'),
      }),
    );
    output.json({ url: serving.url, token: serving.token });
    output.say('The sandbox is serving. Ctrl+C ends it.');
    if (!signal.aborted) await once(signal, 'abort');
    await serving.close();
    // To be ended is the normal end of a server, except by a person at the keyboard.
    return interruption.how() === 'SIGINT' ? exitCodes.interrupted : exitCodes.good;
  },
};

/** An empty variable is as good as none. */
function tokenFromEnvironment(): string | undefined {
  const token = process.env.CROWDSMITH_TOKEN;
  return token === '' ? undefined : token;
}

async function startWith(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startOwnSandbox(options);
  } catch (error) {
    // The sandbox reads this option itself and begins its complaint with the option's name.
    if (error instanceof Error && error.message.startsWith('faults: ')) {
      throw new UsageError(`--${error.message}`);
    }
    throw error;
  }
}

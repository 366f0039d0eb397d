import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PipelineError } from '../errors';

/** Makes a name for a performer: the same each time, and useless to whoever has not got the key. */
export type SpeakerNames = (performer: string) => string;

/**
 * The key is a secret: whoever has it could try all performers' ids. It is made once, kept for this machine only
 * beside the journals (never with the results), and can be carried to another by `CROWDSMITH_SPEAKER_KEY`.
 * Simulated performers have no secrets, and the same run there should give the same dataset.
 */
export async function speakerNames(o: {
  /** Of the run: `…/runs/<pipeline>/<profile>`. */
  readonly stateFolder: string;
  readonly pipeline: string;
  readonly performers: 'simulated' | 'people';
  /** The key was made just now. */
  readonly onNewKey?: () => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
}): Promise<SpeakerNames> {
  const { CROWDSMITH_SPEAKER_KEY: given } = o.env ?? process.env;
  const key =
    given !== undefined && given !== ''
      ? given
      : o.performers === 'simulated'
        ? `simulated ${o.pipeline}`
        : await keptKey(join(dirname(o.stateFolder), 'speakers.key'), o.onNewKey);
  return (performer) =>
    `s${createHmac('sha256', key).update(performer).digest('hex').slice(0, 15)}`;
}

async function keptKey(path: string, onNew?: () => void): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('hex')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    onNew?.();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = (await readFile(path, 'utf8')).trim();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new PipelineError(
    `${path} holds no whole key, and without it speakers would get other names. Restore it from a copy, or delete ` +
      'it: then all speakers get new names.',
  );
}

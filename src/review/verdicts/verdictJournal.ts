import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { takeMark, WorkspaceError } from '../../workspace';
import type { WantedVerdict } from './verdict';

/** What became of a verdict; one that was only begun may or may not have reached the platform. */
type Step = 'begun' | 'given' | 'refused';

/**
 * What has been done of a list of verdicts, written down before and after each batch, so that a run
 * after a crash knows what it must not do again. It is gone when everything is done.
 */
export class VerdictJournal {
  readonly #steps: Map<string, Step>;

  /** `source` names the list, such as a file's contents: the same one finds its journal again. */
  static async open(root: string, source: string): Promise<VerdictJournal> {
    const folder = join(root, '.crowdsmith', 'verdicts');
    await mkdir(folder, { recursive: true });
    // The folder holds what only this machine needs: keep it out of version control by itself.
    const ignore = join(root, '.crowdsmith', '.gitignore');
    await writeFile(ignore, '*\n', { flag: 'wx' }).catch(() => undefined);
    const name = createHash('sha256').update(source).digest('hex').slice(0, 24);
    const path = join(folder, `${name}.jsonl`);
    const release = await takeMark(`${path}.pid`, {
      patience: 0,
      busy: (pid) =>
        new WorkspaceError('busy', path, `These verdicts are being given (process ${pid}).`),
    });
    try {
      const steps = await stepsIn(path);
      return new VerdictJournal(path, await open(path, 'a'), steps, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    steps: Map<string, Step>,
    private readonly release: () => Promise<void>,
  ) {
    this.#steps = steps;
  }

  step({ id, verdict }: WantedVerdict): Step | undefined {
    return this.#steps.get(`${id} ${verdict}`);
  }

  /** On the disk when it returns. */
  async note(step: Step, verdicts: readonly WantedVerdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    const lines = verdicts.map(({ id, verdict }) => `${JSON.stringify([id, verdict, step])}\n`);
    // The line before may be torn: a break of its own keeps this one whole.
    await this.file.writeFile(`\n${lines.join('')}`);
    await this.file.datasync();
    for (const { id, verdict } of verdicts) this.#steps.set(`${id} ${verdict}`, step);
  }

  async close(how: 'all-done' | 'go-on-later'): Promise<void> {
    await this.file.close();
    if (how === 'all-done') await rm(this.path, { force: true });
    await this.release();
  }
}

async function stepsIn(path: string): Promise<Map<string, Step>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const steps = new Map<string, Step>();
  for (const line of text.split('\n')) {
    try {
      const [id, verdict, step] = JSON.parse(line) as readonly [string, string, Step];
      steps.set(`${id} ${verdict}`, step);
    } catch {
      // Empty, or torn by a crash: what it would have said is asked of the platform.
    }
  }
  return steps;
}

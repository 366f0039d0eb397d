import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import type { RefusedRow } from './taskRows';

/** First line of the files that stand beside tasks files and tell which rows were refused. */
const header = 'line\tcode\tmessage\n';

/** `data/main.tsv` → `data/main.refused.tsv`. */
export function refusedNameOf(file: string): string {
  return `${file.replace(/\.[^./\\]+$/, '')}.refused.tsv`;
}

/** Writes rows that were refused beside their file, as they come; nothing is written when none are. */
export class RefusedFile {
  readonly #path: string;
  #file: FileHandle | undefined;
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get count(): number {
    return this.#count;
  }

  async add(rows: readonly RefusedRow[]): Promise<void> {
    if (rows.length === 0) return;
    this.#count += rows.length;
    if (this.#file === undefined) {
      await this.#refuseOthers();
      // A file made anew: what stands there may be a link that leads out of the workspace.
      await rm(`${this.#path}.tmp`, { force: true });
      this.#file = await open(`${this.#path}.tmp`, 'wx');
      await this.#file.appendFile(header);
    }
    await this.#file.appendFile(rows.map(lineOf).join(''));
  }

  /** Puts the file in its place. When nothing was refused, one of an earlier upload goes away. */
  async end(): Promise<void> {
    if (this.#file !== undefined) {
      await this.#file.close();
      await rename(`${this.#path}.tmp`, this.#path);
    } else if (await isOurs(this.#path)) {
      await rm(this.#path, { force: true });
    }
  }

  /** A file of that name that somebody else wrote is not written over. */
  async #refuseOthers(): Promise<void> {
    if ((await isOurs(this.#path)) !== false) return;
    throw new Error(
      `${this.#path} is in the way: refused rows are written there, and it holds something else. Rename it.`,
    );
  }
}

/** Undefined where there is no file. */
async function isOurs(path: string): Promise<boolean | undefined> {
  try {
    return (await readFile(path, 'utf8')).startsWith(header);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Lines are counted from 1, as editors show them. */
function lineOf({ line, code, message }: RefusedRow): string {
  return `${line === undefined ? '' : line + 1}\t${code}\t${message.replace(/\s+/g, ' ')}\n`;
}

import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { takeMark, writeDurably, WorkspaceError } from '../../workspace';

/** How far a file has come: everything up to `last` stands in its first `bytes` bytes. */
export interface Progress {
  /** Id of the last item that is written whole. */
  readonly last: string;
  readonly assignments: number;
  readonly rows: number;
}

interface Checkpoint extends Progress {
  /** What the file is made of: another source or another form begins anew. */
  readonly source: string;
  readonly bytes: number;
  /** When it was begun, in milliseconds since 1970. */
  readonly begun: number;
}

/** Answers change their state with time: what was begun earlier is not gone on with, in milliseconds. */
const longestBreak = 24 * 60 * 60 * 1000;

/** Two writers of one process would not see each other's marks. */
const beingWritten = new Set<string>();

/**
 * A file that grows beside its place and is put there when it is whole. A cut or a crash leaves what
 * there is with a checkpoint, and the next writer of the same thing goes on from there.
 */
export class ResumableFile {
  #bytes: number;
  #begun: number;

  /** `source` tells what the file is made of. Refuses a file that somebody else is writing. */
  static async open(path: string, source: string): Promise<ResumableFile> {
    if (beingWritten.has(path)) throw busy(path, process.pid);
    beingWritten.add(path);
    let release: (() => Promise<void>) | undefined;
    try {
      release = await takeMark(`${path}.part.pid`, { patience: 0, busy: (pid) => busy(path, pid) });
      const known = await checkpointOf(path, source);
      const file = await openPart(path, known);
      return new ResumableFile(path, source, file, known, release);
    } catch (error) {
      beingWritten.delete(path);
      await release?.();
      throw error;
    }
  }

  private constructor(
    private readonly path: string,
    private readonly source: string,
    private readonly file: FileHandle,
    /** Where an earlier writer stopped. */
    readonly resumed: Progress | undefined,
    private readonly release: () => Promise<void>,
  ) {
    const known = resumed as Checkpoint | undefined;
    this.#bytes = known?.bytes ?? 0;
    this.#begun = known?.begun ?? Date.now();
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    await this.file.writeFile(bytes);
    this.#bytes += bytes.length;
  }

  /** From here the next writer may go on. What is written is on the disk before the mark says so. */
  async mark(progress: Progress): Promise<void> {
    await this.file.datasync();
    const checkpoint: Checkpoint = {
      ...progress,
      ...{ source: this.source, bytes: this.#bytes, begun: this.#begun },
    };
    await writeDurably(`${this.path}.part.json`, JSON.stringify(checkpoint));
  }

  /** The file is whole: it takes its place. */
  async finish(): Promise<void> {
    await this.file.sync();
    await this.file.close();
    await rename(`${this.path}.part`, this.path);
    await rm(`${this.path}.part.json`, { force: true });
    await this.#end();
  }

  /** Somebody else may go on later; without a mark there would be nothing to go on from. */
  async leave(): Promise<void> {
    await this.file.close().catch(() => undefined);
    if ((await checkpointOf(this.path, this.source)) === undefined) {
      await rm(`${this.path}.part`, { force: true });
    }
    await this.#end();
  }

  async #end(): Promise<void> {
    beingWritten.delete(this.path);
    await this.release();
  }
}

async function openPart(path: string, known: Checkpoint | undefined): Promise<FileHandle> {
  if (known === undefined) {
    await rm(`${path}.part.json`, { force: true });
    return await open(`${path}.part`, 'w');
  }
  const file = await open(`${path}.part`, 'r+');
  // What came after the mark may be torn: it is asked for again.
  await file.truncate(known.bytes);
  await file.close();
  return await open(`${path}.part`, 'a');
}

/** The mark of an earlier writer, if the file beside it holds what it promises. */
async function checkpointOf(path: string, source: string): Promise<Checkpoint | undefined> {
  try {
    const known = JSON.parse(await readFile(`${path}.part.json`, 'utf8')) as Checkpoint;
    const file = await open(`${path}.part`, 'r');
    const { size } = await file.stat().finally(() => file.close());
    const fits = known.source === source && size >= known.bytes && known.last !== '';
    return fits && Date.now() - known.begun < longestBreak ? known : undefined;
  } catch {
    return undefined;
  }
}

function busy(path: string, pid: number): Error {
  return new WorkspaceError(
    'busy',
    path,
    `${path} is being written already (process ${pid}). Wait until that has ended, or choose another file in ${dirname(path)}.`,
  );
}

import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSpec, specKindOf, type SpecDocument, type SpecKind } from '../spec';
import { confinedPath } from './confinedPath';
import { walkSpecs } from './specFiles';
import { readTextFile, readTextPieces } from './textFile';
import { WorkspaceError } from './workspaceError';

/** A spec file that has been read. */
export interface SpecFile {
  /** Relative to the workspace folder, with `/`: how the lock file names it. */
  readonly path: string;
  readonly absolute: string;
  readonly kind: SpecKind;
  readonly text: string;
  readonly doc: SpecDocument;
}

/** A folder with specs. Nothing outside it is ever read through it. */
export interface Workspace {
  /** The folder's real path. */
  readonly root: string;
  /** Path in the workspace, with `/`, of a path that is absolute or relative to the folder. */
  locate(path: string): Promise<string>;
  readSpec(path: string): Promise<SpecFile>;
  /** Path in the workspace of what `ref`, written in the file `from`, leads to. */
  resolveRef(from: string, ref: string): Promise<string>;
  /** Text of the file that `ref`, written in the file `from`, leads to. */
  readText(from: string, ref: string): Promise<string>;
  /** As `readText`, in pieces: for files of any size. */
  readPieces(from: string, ref: string): AsyncIterable<string>;
  /** Absolute path of a path in the workspace. */
  absolute(path: string): string;
  /** Paths of all specs below a folder of the workspace, sorted. */
  findSpecs(under?: string): Promise<readonly string[]>;
}

export function openWorkspace(root: string): Workspace {
  return new FolderWorkspace(realRoot(root));
}

function realRoot(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    const message = `The workspace folder ${root} does not exist.`;
    throw new WorkspaceError('missing', root, message);
  }
}

class FolderWorkspace implements Workspace {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async locate(path: string): Promise<string> {
    return this.#named(await confinedPath(this.root, path, path));
  }

  async readSpec(path: string): Promise<SpecFile> {
    // By the name it was called: a link may have a spec's name and lead to a file that has none.
    const what = specKindOf(path);
    if (what === undefined) {
      throw new WorkspaceError(
        'not-a-spec',
        path,
        `${path} is not a spec by its name: expected a name such as reading.project.yaml, ` +
          '.pool.yaml, .training.yaml, .skill.yaml or .pipeline.yaml.',
      );
    }
    const absolute = await confinedPath(this.root, path, path);
    const text = await readTextFile(absolute, path);
    const doc = parseSpec(text, what);
    return { path: this.#named(absolute), absolute, kind: what.kind, text, doc };
  }

  async resolveRef(from: string, ref: string): Promise<string> {
    return this.#named(await this.#follow(from, ref));
  }

  async readText(from: string, ref: string): Promise<string> {
    return readTextFile(await this.#follow(from, ref), ref);
  }

  async *readPieces(from: string, ref: string): AsyncGenerator<string, void> {
    yield* readTextPieces(await this.#follow(from, ref), ref);
  }

  absolute(path: string): string {
    return resolve(this.root, path);
  }

  async findSpecs(under = '.'): Promise<readonly string[]> {
    const start = await confinedPath(this.root, under, under);
    const found: string[] = [];
    for await (const path of walkSpecs(start)) found.push(this.#named(path));
    return found.sort();
  }

  #follow(from: string, ref: string): Promise<string> {
    return confinedPath(this.root, join(dirname(this.absolute(from)), asLocal(ref)), ref);
  }

  #named(absolute: string): string {
    return relative(this.root, absolute).split(sep).join('/');
  }
}

/**
 * References are relative to the file they stand in. An absolute one is refused even when it points
 * inside: it would hold on one machine only.
 */
function asLocal(ref: string): string {
  if (!/^([/\\]|[A-Za-z]:[/\\])/.test(ref) && !ref.includes('\0')) return ref;
  throw new WorkspaceError(
    'outside',
    ref,
    `${ref} is an absolute path. Write it relative to the file that refers to it.`,
  );
}

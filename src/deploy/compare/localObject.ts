import { posix } from 'node:path';
import { resolveDraft, type SpecDocument } from '../../spec';
import type { LockFile, SpecFile, Workspace } from '../../workspace';
import { DeployError } from '../deployError';
import { explained } from '../refuseErrors';
import type { ObjectKind } from './differences';

/** A spec, the texts of files that take the place of those on disk, and who knows its ids. */
export interface LocalSource {
  readonly workspace: Workspace;
  readonly lock: LockFile;
  readonly spec: SpecFile;
  /** Paths in the workspace. */
  readonly texts?: ReadonlyMap<string, string>;
}

/**
 * What a spec says, with the ids that the lock file knows. Nothing is deployed for it: a spec that has
 * no id yet is named in its place, which differs from every id.
 */
export async function localObject(source: LocalSource, doc?: SpecDocument): Promise<object> {
  const { workspace, lock, spec } = source;
  const resolved = await explained(spec, () =>
    resolveDraft(doc ?? spec.doc, {
      readText: (ref) => readNamed(source, ref),
      idOf: async (ref) => {
        const path = await workspace.resolveRef(spec.path, ref);
        return lock.idOf(path) ?? `(${path}, not deployed yet)`;
      },
    }),
  );
  return resolved.object;
}

/** The text of a file that the spec names. */
export async function readNamed(
  { workspace, spec, texts }: LocalSource,
  ref: string,
): Promise<string> {
  const path = await workspace.resolveRef(spec.path, ref);
  return texts?.get(path) ?? (await workspace.readText(spec.path, ref));
}

/** The kind of a spec's remote object. */
export function objectKindOf(spec: SpecFile): ObjectKind {
  if (spec.kind !== 'pipeline') return spec.kind;
  const message = `${spec.path} describes a pipeline, which has no object on the platform. Name its specs.`;
  throw new DeployError('no-remote-object', spec.path, message);
}

/** How a file is referred to from a spec, both as paths in the workspace. */
export function refTo(path: string, fromSpec: string): string {
  const way = posix.relative(posix.dirname(fromSpec), path);
  return way.startsWith('.') ? way : `./${way}`;
}

import type { PlainObject, SpecDocument } from '../../spec';
import { DeployError } from '../deployError';
import { authoredRemote, specsThere } from './authoredRemote';
import { changesBetween, type Change } from './changes';
import { comparedObject, type ObjectKind } from './differences';
import { valueAtPath } from './freshSpec';
import { localObject, readNamed, type LocalSource } from './localObject';
import { patchSpec, type Patched } from './patch/patchSpec';

/** A file as it is and as it would be. Paths are those in the workspace. */
export interface ChangedFile {
  readonly path: string;
  /** Undefined for a file that is not there yet. */
  readonly before: string | undefined;
  readonly text: string;
}

export interface PulledInto {
  /** Only files that change. */
  readonly files: readonly ChangedFile[];
  readonly leftOut: readonly string[];
}

/**
 * An existing spec, with the files it names, as it would be if it said what the platform has. Comments,
 * order and everything that does not differ stay to the letter.
 */
export async function pulledInto(
  source: LocalSource,
  about: { readonly kind: ObjectKind; readonly remote: object },
): Promise<PulledInto> {
  const { workspace, spec } = source;
  const lock = specsThere(workspace, source.lock);
  const { object, leftOut } = authoredRemote(about, { lock, specPath: spec.path });
  const valueAt = (from: Change['from']): unknown => valueAtPath(object, from);
  const changes = await changesTo(source, about, spec.doc);
  const named = { doc: spec.doc, readText: (ref: string) => readNamed(source, ref) };
  let patched = await patchSpec(named, changes, valueAt);
  for (let tries = 0; patched !== undefined; tries += 1) {
    const files = await filesOf(source, patched);
    const left = await changesTo(withTexts(source, files), about, patched.doc);
    if (left.length === 0) return { files, leftOut };
    if (tries > 0) break;
    // What a small change could not bring about, a whole field written anew may.
    patched = await patchSpec(named, wholeFields([...changes, ...left], object), valueAt);
  }
  throw new DeployError(
    'invalid-spec',
    spec.path,
    `${spec.path} is written in a way that cannot be updated without loss (anchors, merge keys or ` +
      'broken notation). Pull into a new file instead and take over what you need.',
  );
}

/** What leads from a spec to the remote object. */
async function changesTo(
  source: LocalSource,
  { kind, remote }: { readonly kind: ObjectKind; readonly remote: object },
  doc: SpecDocument,
): Promise<readonly Change[]> {
  const local = comparedObject(kind, await localObject(source, doc));
  return changesBetween(local, comparedObject(kind, remote));
}

/** The field at the top that a change is in, as a change. */
function wholeFields(changes: readonly Change[], remote: PlainObject): readonly Change[] {
  const fields = [...new Set(changes.map(({ at }) => String(at[0])))];
  return fields.map((field): Change => {
    const place = { at: [field], from: [field], local: undefined };
    return Object.hasOwn(remote, field)
      ? { op: 'set', remote: remote[field], ...place }
      : { op: 'remove', ...place };
  });
}

async function filesOf(source: LocalSource, patched: Patched): Promise<readonly ChangedFile[]> {
  const { spec, workspace } = source;
  const files: ChangedFile[] = [{ path: spec.path, before: spec.text, text: patched.doc.text }];
  for (const [ref, text] of patched.files) {
    const path = await workspace.resolveRef(spec.path, ref);
    files.push({ path, before: await readNamed(source, ref), text });
  }
  return files.filter(({ before, text }) => before !== text);
}

function withTexts(source: LocalSource, files: readonly ChangedFile[]): LocalSource {
  const texts = files.map(({ path, text }) => [path, text] as const);
  return { ...source, texts: new Map([...(source.texts ?? []), ...texts]) };
}

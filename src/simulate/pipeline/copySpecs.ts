import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { referencesIn } from '../../spec';
import type { Workspace } from '../../workspace';

/**
 * Copies a pipeline and every file that it or its specs refer to into another folder, with the same
 * paths, and gives it a folder for storage there: a simulation leaves no trace where the specs are
 * and sends nothing to a bucket.
 */
export async function copySpecs(workspace: Workspace, path: string, to: string): Promise<void> {
  const copied = new Set<string>();
  await copySpec(workspace, path, to, copied);
  await keepStorageLocal(join(to, path));
  for (const folder of await audioFolders(workspace, path)) {
    await cp(workspace.absolute(folder), join(to, folder), { recursive: true });
  }
}

async function copySpec(
  workspace: Workspace,
  path: string,
  to: string,
  copied: Set<string>,
): Promise<void> {
  if (copied.has(path)) return;
  copied.add(path);
  await copyFile(workspace, path, to);
  const { doc } = await workspace.readSpec(path);
  for (const { form, path: ref } of referencesIn(doc)) {
    const target = await workspace.resolveRef(path, ref);
    if (form === '$id' || form === 'pipeline') await copySpec(workspace, target, to, copied);
    else await copyFile(workspace, target, to);
  }
}

async function copyFile(workspace: Workspace, path: string, to: string): Promise<void> {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true });
  await cp(workspace.absolute(path), target);
}

/** Folders of clips with known judgements. */
async function audioFolders(workspace: Workspace, path: string): Promise<readonly string[]> {
  const { doc } = await workspace.readSpec(path);
  const value = doc.value() as {
    readonly verification?: { readonly training_audio?: { readonly folder?: unknown } };
  } | null;
  const folder = value?.verification?.training_audio?.folder;
  return typeof folder === 'string' ? [await workspace.resolveRef(path, folder)] : [];
}

async function keepStorageLocal(file: string): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'));
  if (!isMap(document.contents)) return;
  document.set('storage', document.createNode({ folder: './simulated-storage' }));
  document.set('results', './simulated-results');
  const text = file.endsWith('.json') ? JSON.stringify(document.toJS()) : document.toString();
  await writeFile(file, text);
}

import { referencesIn, type Outside, type OutsideFile } from '../spec';
import type { SpecFile, Workspace } from './workspace';
import { WorkspaceError } from './workspaceError';

/** What a spec's rules may ask about the files it refers to, read once beforehand. */
export async function outsideOf(workspace: Workspace, spec: SpecFile): Promise<Outside> {
  const files = new Map<string, OutsideFile>();
  for (const { path } of referencesIn(spec.doc)) {
    if (!files.has(path)) files.set(path, await look(workspace, spec, path));
  }
  return { file: (ref) => files.get(ref) ?? { state: 'unknown' } };
}

async function look(workspace: Workspace, spec: SpecFile, ref: string): Promise<OutsideFile> {
  try {
    return { state: 'found', text: await workspace.readText(spec.path, ref) };
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    if (error.problem === 'missing') return { state: 'missing' };
    return error.problem === 'outside' ? { state: 'outside' } : { state: 'unknown' };
  }
}

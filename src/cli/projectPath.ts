import { stringOf, valueAt } from '../spec';
import type { Workspace } from '../workspace';

/** Path of the project that a spec is, or belongs to. */
export async function projectPath(workspace: Workspace, spec: string): Promise<string> {
  const { path, doc } = await workspace.readSpec(spec);
  const ref = stringOf(valueAt(valueAt(doc.root, 'project_id'), '$id'));
  return doc.kind === 'project' || ref === undefined ? path : await workspace.resolveRef(path, ref);
}

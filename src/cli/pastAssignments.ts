import type { Reviews } from '../preview';
import { openLock, type Workspace } from '../workspace';
import { textOf, type OptionValues } from './command';
import { connect } from './connection';
import { projectPath } from './projectPath';

/** Past assignments for a preview, where a platform is named to ask for them. */
export async function pastAssignments(
  values: OptionValues,
  workspace: Workspace,
  spec: string,
): Promise<{ readonly reviews: Reviews; close(): Promise<void> } | undefined> {
  if (textOf(values, 'profile') === undefined && textOf(values, 'url') === undefined) {
    return undefined;
  }
  const { platformReviews } = await import('../performer');
  const connection = await connect(values, workspace);
  const reviews = platformReviews({
    client: () => Promise.resolve(connection.client),
    async projectId() {
      const lock = await openLock(workspace.root, connection.profile.name);
      return lock.entry(await projectPath(workspace, spec))?.id;
    },
  });
  return { reviews, close: () => connection.close() };
}

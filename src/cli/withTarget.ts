import type { Workspace } from '../workspace';
import type { Invocation } from './command';
import { connect, type Connection } from './connection';
import type { ExitCode } from './exitCodes';
import { targetOf, type RemoteTarget } from './specTarget';
import { workspaceOf } from './workspaceOf';

/** Opens the platform and looks up what the only argument, a spec or an id, stands for there. */
export async function withTarget(
  { paths, values, interruption }: Invocation,
  work: (target: RemoteTarget, connection: Connection, workspace: Workspace) => Promise<ExitCode>,
): Promise<ExitCode> {
  const [text = ''] = paths;
  const { signal } = interruption;
  const workspace = workspaceOf(values, text);
  const connection = await connect(values, workspace);
  try {
    const target = await targetOf(text, { workspace, ...connection, signal });
    return await work(target, connection, workspace);
  } finally {
    await connection.close();
  }
}

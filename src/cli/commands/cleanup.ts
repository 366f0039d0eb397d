import type { StoredFile } from '../../pipeline';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
} from '../command';
import { connect } from '../connection';
import { exitCodes } from '../exitCodes';
import { fromHere, workspaceOf } from '../workspaceOf';

const deletable = ['rejected', 'training', 'accepted'] as const;

export const cleanup: Command = {
  name: 'cleanup',
  usage: `PIPELINE [--rejected] [--training] [--accepted] ${platformUsage}`,
  summary:
    "Shows what a pipeline's runs left in its storage; deletes the kinds that are named, never what waits for a verdict.",
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    rejected: { type: 'boolean' },
    training: { type: 'boolean' },
    accepted: { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const workspace = workspaceOf(values, path);
    const { path: specPath } = await workspace.readSpec(fromHere(path));
    const { deleteStored, listStored } = await import('../../pipeline');
    const connection = await connect(values, workspace);
    try {
      const { client, profile } = connection;
      const { signal } = interruption;
      const o = { workspaceRoot: workspace.root, specPath, client, profile, signal };
      const kinds = deletable.filter((kind) => flagOf(values, kind));
      const files = await listStored(o);
      for (const line of countedByKind(files)) output.say(line);
      const deleted = kinds.length === 0 ? [] : await deleteStored(o, kinds);
      output.say(
        kinds.length === 0
          ? 'Nothing is deleted. Name what may go: --rejected, --training, --accepted.'
          : `${deleted.length} files deleted.`,
      );
      output.json({ stored: files, deleted: deleted.map(({ key }) => key) });
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};

function countedByKind(files: readonly StoredFile[]): readonly string[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const those = files.filter((file) => file.kind === kind);
    const bytes = those.reduce((sum, file) => sum + file.bytes, 0);
    return `${kind}: ${those.length} files, ${(bytes / 1e6).toFixed(1)} MB`;
  });
}

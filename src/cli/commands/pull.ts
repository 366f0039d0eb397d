import { pullSpec, writePulled, type ObjectKind, type Pulled } from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
} from '../command';
import { connect } from '../connection';
import { exitCodes } from '../exitCodes';
import type { Output } from '../output';
import { UsageError } from '../usageError';
import { fromHere, workspaceOf } from '../workspaceOf';

const kinds: readonly ObjectKind[] = ['project', 'pool', 'training', 'skill'];

export const pull: Command = {
  name: 'pull',
  usage: `KIND ID [--into SPEC] ${platformUsage}`,
  summary:
    'Writes what the platform has into the spec that describes it, comments and order kept, or into a new spec.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption, into: { type: 'string' } },
  takes: { least: 2, most: 2 },
  async run({ paths: [name = '', id = ''], values, output, interruption: { signal } }) {
    const kind = kinds.find((known) => known === name);
    if (kind === undefined) {
      throw new UsageError(`"${name}" is no kind of object. Known: ${kinds.join(', ')}.`);
    }
    const into = textOf(values, 'into');
    const workspace = workspaceOf(values, into);
    const connection = await connect(values, workspace);
    try {
      const context = { workspace, ...connection, signal };
      const place = into === undefined ? {} : { into: fromHere(into) };
      const pulled = await pullSpec({ ...context, kind, id, ...place });
      await writePulled(context, pulled);
      tell(pulled, output);
      if (flagOf(values, 'json')) {
        const { path, files, leftOut } = pulled;
        output.json({ kind, id, path, files: files.map((file) => file.path), leftOut });
      }
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};

function tell({ kind, id, path, files, leftOut }: Pulled, output: Output): void {
  if (files.length === 0) output.say(`${path} says already what ${kind} ${id} is.`);
  for (const file of files) {
    output.say(`${file.before === undefined ? 'written' : 'updated'} ${file.path}`);
  }
  if (leftOut.length > 0) {
    output.say(`Left out, because specs do not know it: ${leftOut.join(', ')}.`);
  }
}

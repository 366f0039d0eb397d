import {
  partsOfProject,
  pullSpec,
  writePulled,
  type ObjectKind,
  type PartsChoice,
  type Pulled,
} from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
  type OptionValues,
} from '../command';
import { connect } from '../connection';
import { exitCodes } from '../exitCodes';
import type { Output } from '../output';
import { UsageError } from '../usageError';
import { fromHere, workspaceOf } from '../workspaceOf';

const kinds: readonly ObjectKind[] = ['project', 'pool', 'training', 'skill'];

export const pull: Command = {
  name: 'pull',
  usage: `KIND ID [--into SPEC] [--with-pools [--open]] ${platformUsage}`,
  summary:
    'Writes what the platform has into the spec that describes it, comments and order kept, or into a new spec; a project with its trainings and pools, all that are not archived or only what is open.',
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    into: { type: 'string' },
    'with-pools': { type: 'boolean' },
    open: { type: 'boolean' },
  },
  takes: { least: 2, most: 2 },
  async run({ paths: [name = '', id = ''], values, output, interruption: { signal } }) {
    const kind = kinds.find((known) => known === name);
    if (kind === undefined) {
      throw new UsageError(`"${name}" is no kind of object. Known: ${kinds.join(', ')}.`);
    }
    const scope = scopeOf(values, kind);
    const into = textOf(values, 'into');
    const workspace = workspaceOf(values, into);
    const connection = await connect(values, workspace);
    try {
      const context = { workspace, ...connection, signal };
      const place = into === undefined ? {} : { into: fromHere(into) };
      const parts =
        scope === 'alone' ? [] : (await partsOfProject(connection.client, id, { signal }))[scope];
      const all: Pulled[] = [];
      // One after the other: what was pulled before can be referred to.
      for (const wish of [{ kind, id, ...place }, ...parts]) {
        const pulled = await pullSpec({ ...context, ...wish });
        await writePulled(context, pulled);
        tell(pulled, output);
        all.push(pulled);
      }
      if (flagOf(values, 'json')) {
        const told = all.map(toldOf);
        output.json(scope === 'alone' ? told[0] : told);
      }
      return exitCodes.good;
    } finally {
      await connection.close();
    }
  },
};

function scopeOf(values: OptionValues, kind: ObjectKind): PartsChoice | 'alone' {
  const open = flagOf(values, 'open');
  if (!flagOf(values, 'with-pools')) {
    if (open) throw new UsageError('--open goes with --with-pools.');
    return 'alone';
  }
  if (kind !== 'project') throw new UsageError('--with-pools goes with a project.');
  return open ? 'open' : 'all';
}

function toldOf({ kind, id, path, files, leftOut }: Pulled): object {
  return { kind, id, path, files: files.map((file) => file.path), leftOut };
}

function tell({ kind, id, path, files, leftOut }: Pulled, output: Output): void {
  if (files.length === 0) output.say(`${path} says already what ${kind} ${id} is.`);
  for (const file of files) {
    output.say(`${file.before === undefined ? 'written' : 'updated'} ${file.path}`);
  }
  if (leftOut.length > 0) {
    output.say(`Left out, because specs do not know it: ${leftOut.join(', ')}.`);
  }
}

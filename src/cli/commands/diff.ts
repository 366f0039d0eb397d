import { statSync } from 'node:fs';
import { compareSpec, type Comparison } from '../../deploy';
import { specKindOf } from '../../spec';
import type { Workspace } from '../../workspace';
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

export const diff: Command = {
  name: 'diff',
  usage: `PATH… ${platformUsage}`,
  summary: 'Says field by field what differs between specs and what the platform has.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption },
  takes: { least: 1, most: Infinity },
  async run({ paths, values, output, interruption: { signal } }) {
    const workspace = workspaceOf(values, paths[0]);
    const specs = await specsAt(workspace, paths);
    if (specs.length === 0) output.say(`There are no specs in ${paths.join(', ')}.`);
    const connection = await connect(values, workspace);
    try {
      const found: Comparison[] = [];
      for (const path of specs) {
        const comparison = await compareSpec({ workspace, ...connection, path, signal });
        found.push(comparison);
        if (!flagOf(values, 'json')) await output.data(linesOf(comparison));
      }
      if (flagOf(values, 'json')) {
        // The texts of files are for editors.
        output.json(found.map((comparison) => ({ ...comparison, files: undefined })));
      }
      return found.every(isSame) ? exitCodes.good : exitCodes.no;
    } finally {
      await connection.close();
    }
  },
};

function isSame({ drift }: Comparison): boolean {
  return drift === 'in-sync';
}

/** Specs that are named, and all in folders that are named. Pipelines have no remote object. */
async function specsAt(workspace: Workspace, paths: readonly string[]): Promise<readonly string[]> {
  const specs = new Set<string>();
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
      specs.add(await workspace.locate(fromHere(path)));
      continue;
    }
    for (const spec of await workspace.findSpecs(fromHere(path))) {
      if (specKindOf(spec)?.kind !== 'pipeline') specs.add(spec);
    }
  }
  return [...specs];
}

const states: Readonly<Record<Comparison['drift'], string>> = {
  'in-sync': 'same as on the platform',
  'local-changed': 'changed here',
  'remote-changed': 'changed on the platform',
  'both-changed': 'changed here and on the platform',
  missing: 'not known to the platform any more',
  'not-deployed': 'not deployed',
};

/** `-` is what the platform has, `+` what the spec says. */
function linesOf({ path, kind, id, drift, differences }: Comparison): string {
  const object = id === undefined ? kind : `${kind} ${id}`;
  const lines = differences.flatMap(({ field, local, remote }) => [
    `  ${field}`,
    ...sideOf('-', remote),
    ...sideOf('+', local),
  ]);
  return `${[`${path} (${object}): ${states[drift]}`, ...lines].join('\n')}\n`;
}

/** A text line by line, everything else as JSON; nothing where it is absent. */
function sideOf(mark: '-' | '+', value: unknown): readonly string[] {
  if (value === undefined) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  return text.split('\n').map((line) => `    ${mark} ${line}`);
}

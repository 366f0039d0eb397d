import { posix } from 'node:path';
import { feeFor } from '../api';
import {
  referencesIn,
  type DeployedSpec,
  type Outside,
  type OutsideFile,
  type OutsideSpec,
} from '../spec';
import { lockedSpecs } from './lockedSpecs';
import type { SpecFile, Workspace } from './workspace';
import { WorkspaceError } from './workspaceError';

/** The specs of a workspace and what its lock file says of them, read once for many questions. */
export interface Surroundings {
  /** Paths in the workspace. */
  readonly specs: readonly OutsideSpec[];
  readonly deployed: readonly DeployedSpec[];
}

/** Reads all specs of a workspace. Those that cannot be read are told when they are looked at themselves. */
export async function surroundingsOf(workspace: Workspace): Promise<Surroundings> {
  const specs: OutsideSpec[] = [];
  for (const path of await workspace.findSpecs()) {
    try {
      specs.push({ path, doc: (await workspace.readSpec(path)).doc });
    } catch (error) {
      if (!(error instanceof WorkspaceError)) throw error;
    }
  }
  return { specs, deployed: await lockedSpecs(workspace.root) };
}

/** What a spec's rules may ask about the world around it, read once beforehand. */
export async function outsideOf(
  workspace: Workspace,
  spec: SpecFile,
  known?: Surroundings,
): Promise<Outside> {
  const files = new Map<string, OutsideFile>();
  for (const { path } of referencesIn(spec.doc)) {
    if (!files.has(path)) files.set(path, await look(workspace, spec, path));
  }
  const { specs, deployed } = known ?? (await surroundingsOf(workspace));
  const fromHere = <T extends { readonly path: string }>(one: T): T => ({
    ...one,
    path: posix.relative(posix.dirname(spec.path), one.path),
  });
  const [others, locked] = [specs.map(fromHere), deployed.map(fromHere)];
  return {
    path: spec.path,
    file: (ref) => files.get(ref) ?? { state: 'unknown' },
    specs: () => others,
    deployed: () => locked,
    feeFor: (assignments, reward) => feeFor(assignments, reward),
    now: Date.now(),
  };
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

import { posix } from 'node:path';
import { SpecError, validateSpec, type Range } from '../spec';
import { outsideOf, WorkspaceError, type SpecFile, type Workspace } from '../workspace';
import { DeployError } from './deployError';

/** Throws when the spec has errors: what is wrong is not sent. Names the first ones and their places. */
export async function refuseErrors(workspace: Workspace, spec: SpecFile): Promise<void> {
  const outside = await outsideOf(workspace, spec);
  const errors = validateSpec(spec.doc, outside).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const shown = errors
    .slice(0, 5)
    .map(({ path, range, message }) => `${at(fileOf(spec, path), range)}: ${message}`);
  const more = errors.length > 5 ? [`and ${errors.length - 5} more`] : [];
  throw new DeployError('invalid-spec', spec.path, [...shown, ...more].join('\n'));
}

/** Runs `work` and adds the spec's name and the place in it to what it throws. */
export async function explained<T>(spec: SpecFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpecError) {
      const message = `${at(spec.path, error.range)}: ${error.message}`;
      throw new DeployError('invalid-spec', spec.path, message);
    }
    if (error instanceof WorkspaceError) {
      throw new WorkspaceError(error.problem, error.path, `${spec.path}: ${error.message}`);
    }
    throw error;
  }
}

/** The file in which an error stands: the spec, or one that it refers to. */
function fileOf(spec: SpecFile, ref: string | undefined): string {
  return ref === undefined ? spec.path : posix.join(posix.dirname(spec.path), ref);
}

function at(path: string, { start }: Range): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}

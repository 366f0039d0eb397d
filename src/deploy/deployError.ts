export type DeployProblem =
  | 'invalid-spec'
  | 'cycle'
  | 'no-remote-object'
  | 'open'
  | 'archived'
  | 'vanished'
  | 'no-rights'
  | 'locked'
  | 'fixed-field'
  | 'tasks'
  | 'not-a-pool'
  | 'stale'
  | 'spending';

/** Something cannot be deployed as it stands. The message names the spec and the remedy. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly problem: DeployProblem;
  /** The spec, relative to the workspace folder. */
  readonly path: string;

  constructor(problem: DeployProblem, path: string, message: string) {
    super(message);
    this.problem = problem;
    this.path = path;
  }
}

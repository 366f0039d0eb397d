export type WorkspaceProblem =
  | 'missing'
  | 'outside'
  | 'unreadable'
  | 'not-a-file'
  | 'not-utf8'
  | 'not-a-spec'
  | 'lock-file'
  | 'busy';

/** A file of the workspace cannot be used. The message names the file and what to do. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly problem: WorkspaceProblem;
  /** As the person wrote it, or relative to the workspace folder. */
  readonly path: string;

  constructor(problem: WorkspaceProblem, path: string, message: string) {
    super(message);
    this.problem = problem;
    this.path = path;
  }
}

/** Something in a crowd file that cannot be. Lines and columns count from 1. */
export interface CrowdProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const mostShown = 5;

/** A crowd file that cannot be used; the message names file, line and remedy of each problem. */
export class CrowdFileError extends Error {
  override readonly name = 'CrowdFileError';

  constructor(
    readonly file: string,
    readonly problems: readonly CrowdProblem[],
  ) {
    const lines = problems
      .slice(0, mostShown)
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    const more = problems.length - lines.length;
    super([...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'));
  }
}

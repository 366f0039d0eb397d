import type { Range } from '../text/position';

/** A spec cannot be sent as it stands. `code` is a diagnostic's code, `path` the file at fault. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(
    readonly code: string,
    message: string,
    readonly range: Range,
    readonly path?: string,
  ) {
    super(message);
  }
}

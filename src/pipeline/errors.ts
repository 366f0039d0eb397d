/**
 * A run cannot start or go on, and this is why and what helps. What was done is kept: the next
 * start takes it up.
 */
export class PipelineError extends Error {
  // A string: errors of neighbours that build on this one have names of their own.
  override readonly name: string = 'PipelineError';
  /** Milliseconds after which trying again makes sense without anybody acting. */
  readonly retryAfter?: number;

  constructor(
    message: string,
    how: { readonly retryAfter?: number; readonly cause?: unknown } = {},
  ) {
    super(message, how.cause === undefined ? undefined : { cause: how.cause });
    if (how.retryAfter !== undefined) this.retryAfter = how.retryAfter;
  }
}

/** Somebody asked the run to end after the batch, and it is at that point. Cancelled is no error. */
export function stoppedAfterBatch(): DOMException {
  return new DOMException('The run stopped after the batch, as asked.', 'AbortError');
}

/** A pilot is done and nobody was there to let the rest follow: an end, and nothing that waiting mends. */
export class PilotEnded extends PipelineError {
  override readonly name = 'PilotEnded';
}

/** Another machine has the run: an end, and nothing that waiting mends, for that one does the work. */
export class RunsElsewhere extends PipelineError {
  override readonly name = 'RunsElsewhere';
}

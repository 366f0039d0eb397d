/**
 * A run cannot start or go on, and this is why and what helps. What was done is kept: the next
 * start takes it up.
 */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';
}

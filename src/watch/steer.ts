/** What a person can ask of a run that is under way: keys of a terminal, buttons of the panel. */
export type Steer =
  | 'pause'
  | 'resume'
  /** At the next safe point; the journal lets the run go on later. */
  | 'stop'
  /** When the batch under way has its verdicts. */
  | 'stop-after-batch'
  /** The answers to what a pilot asks. */
  | 'pilot-go-on'
  | 'pilot-stop';

const all: readonly string[] = [
  'pause',
  'resume',
  'stop',
  'stop-after-batch',
  'pilot-go-on',
  'pilot-stop',
] satisfies readonly Steer[];

/** The wish in a message of another process or page, `{ type: 'pause' }`; undefined for any other. */
export function steerOf(message: unknown): Steer | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const { type } = message;
  return typeof type === 'string' && all.includes(type) ? (type as Steer) : undefined;
}

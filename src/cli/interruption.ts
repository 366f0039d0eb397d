/** How somebody asked this process to end. */
export type Interruption = 'SIGINT' | 'SIGTERM' | 'stop' | 'parent gone';

export interface Interruptible {
  readonly signal: AbortSignal;
  /** How it was interrupted, if it was. */
  how(): Interruption | undefined;
}

/**
 * The first Ctrl+C, SIGTERM, `{type: 'stop'}` of a parent process or its end asks for a graceful
 * end; the second Ctrl+C ends at once.
 */
export function listenForInterruption(endAtOnce: () => void): Interruptible {
  const controller = new AbortController();
  let how: Interruption | undefined;
  const interrupt = (by: Interruption): void => {
    if (how !== undefined && by === 'SIGINT') endAtOnce();
    how ??= by;
    controller.abort();
  };
  process.on('SIGINT', () => interrupt('SIGINT'));
  process.on('SIGTERM', () => interrupt('SIGTERM'));
  if (process.send !== undefined) {
    process.on('message', (message: unknown) => {
      if (isStop(message)) interrupt('stop');
    });
    process.on('disconnect', () => interrupt('parent gone'));
  }
  return { signal: controller.signal, how: () => how };
}

function isStop(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'stop'
  );
}

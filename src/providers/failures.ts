/**
 * What a person is told when something went wrong: one sentence, never a stack trace. Errors that
 * cross a chunk or a process keep their name but not their class, so names are what is compared.
 */

const cancelledNames: ReadonlySet<string> = new Set(['AbortError', 'Canceled', 'CancelledError']);

/** True for every way in which "the user changed their mind" reaches us. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && cancelledNames.has(error.name);
}

/** An error whose message is written for people and offers one thing to do about it. */
export class FailureWithRemedy extends Error {
  override readonly name = 'FailureWithRemedy';

  constructor(
    message: string,
    readonly remedy: Remedy,
  ) {
    super(message);
  }
}

/** A button under the message: its caption and the command it runs. */
export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** The message to show: the error's own, cut to a length that a notification can hold. */
export function failureMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const firstLines = forPeople(message.trim()).split('\n').slice(0, 3).join(' ');
  return firstLines.length > maxMessage ? `${firstLines.slice(0, maxMessage - 1)}…` : firstLines;
}

/**
 * The client's errors begin with the request and end with its numbers. Those are for the log; a
 * person is told what happened and the platform's code for it.
 */
function forPeople(message: string): string {
  const text = message
    .replace(/^(GET|POST|PUT|PATCH|DELETE) \/\S*: /, '')
    .replace(/, HTTP \d{3}(, request [^)]*)?\)/, ')');
  // A word only: a file or an id that a message begins with keeps its spelling.
  return text.replace(/^[a-z](?=[a-z]*[\s,:;])/, (letter) => letter.toUpperCase());
}

const maxMessage = 400;

/** What `isCancelled` recognises. */
export function cancelled(): Error {
  const error = new Error('Cancelled');
  error.name = 'AbortError';
  return error;
}

import { Readable } from 'node:stream';
import type { Deadline } from './deadline';

/**
 * The same bytes; time counts only while waiting for the next piece, and ends with the last. Who
 * destroys the stream lets go of connection and clock at once, also before the first piece and while
 * the other side is silent: a generator would hear of it only with the next piece.
 */
export function timedBody(
  body: AsyncIterable<Buffer>,
  deadline: Deadline,
  explain: (error: unknown) => unknown,
): Readable {
  const pieces = body[Symbol.asyncIterator]();
  const next = async (stream: Readable): Promise<void> => {
    deadline.start();
    const { done, value } = (await pieces.next()) as IteratorResult<Buffer, undefined>;
    deadline.rest();
    if (done === true) deadline.end();
    stream.push(done === true ? null : value);
  };
  return new Readable({
    read() {
      next(this).catch((error: unknown) => this.destroy(explain(error) as Error));
    },
    destroy(error, done) {
      deadline.abandon();
      done(error);
    },
  });
}

import type { PlatformClient } from '../../api';
import { PlatformError } from '../../api';
import { PipelineError } from '../errors';
import { formatOf } from './audioFormat';
import { readBounded } from './readBounded';

const mostBytes = 20 * 1024 * 1024;

/** Milliseconds; somebody sits there and waits. */
const patience = 60_000;

/**
 * A file that a performer handed in and that was never stored, as it lies on the platform, to be played. It has to
 * belong to the assignment that it is said to, and to begin like a sound file: its name and the type that it was
 * sent with are not believed. Throws PipelineError, for people.
 */
export async function readHandedIn(
  client: Pick<PlatformClient, 'attachments'>,
  file: { readonly attachment: string; readonly assignment: string },
  most = mostBytes,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }> {
  const signal = AbortSignal.timeout(patience);
  const { details } = await client.attachments
    .get(file.attachment, { signal })
    .catch((error: unknown) => {
      if (error instanceof PlatformError && error.status === 404) throw notThere();
      throw error;
    });
  if (details.assignment_id !== file.assignment) throw notThere();
  const stream = await client.attachments.download(file.attachment, { signal });
  const content = await readBounded(stream, {
    most,
    tooLong: () => new PipelineError('The file is too large to be played here.'),
  });
  // A copy of its own, so that a small file does not carry a large pool along.
  const bytes = new Uint8Array(content);
  const format = formatOf(Buffer.from(bytes.buffer));
  if (format === undefined) throw new PipelineError('What was handed in is no sound file.');
  return { bytes, mediaType: format.mediaType };
}

function notThere(): PipelineError {
  return new PipelineError('The platform does not have what was handed in any more.');
}

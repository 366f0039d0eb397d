import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { nextAttachmentId } from '../domain/ids';
import type { AttachmentRow, PerformerRow } from '../domain/rows';
import { validationFault } from '../domain/fault';
import type { World } from '../domain/world';
import { inHand } from './answering';

/** A file as it came: what is in it, what it says it is, and what it is called. */
export interface UploadedFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

const longestName = 200;

/** Takes a file for a file field of a suite in hand; the answer then gives its id as the value. */
export function uploadByHand(
  world: World,
  person: PerformerRow,
  assignmentId: string,
  file: UploadedFile,
): AttachmentRow {
  const assignment = inHand(world, person, assignmentId);
  const name = file.name.trim();
  if (name === '' || name.length > longestName || /[/\\\0]/.test(name) || extname(name) === '') {
    const message = 'A file name with an extension is expected, without folders';
    throw validationFault({ name: { code: 'INVALID_VALUE', message } });
  }
  const row: AttachmentRow = {
    id: nextAttachmentId(world, assignment.poolId),
    poolId: assignment.poolId,
    assignmentId: assignment.id,
    userId: person.id,
    name,
    mediaType: file.mediaType,
    created: world.date(),
    upload: file.bytes.toString('base64'),
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  };
  world.store.attachments.put(row);
  return row;
}

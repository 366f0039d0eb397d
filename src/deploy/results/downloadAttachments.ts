import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Attachment, CallOptions, PlatformClient } from '../../api';
import { takeMark, WorkspaceError } from '../../workspace';
import { severally } from '../severally';
import { delimitedLine } from './formats';
import { safeFileName } from './safeFileName';

export interface AttachmentsOptions extends CallOptions {
  /** Made when it is not there. Files that an earlier call brought stay and are not asked for. */
  readonly folder: string;
  /** Files that are under way at the same time; default 6. */
  readonly atOnce?: number;
  readonly onProgress?: ((report: AttachmentsReport) => void) | undefined;
}

export interface AttachmentsReport {
  /** Files that this call brought, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Files that were there already. */
  readonly known: number;
  /** Files that could not be had, with the reason; they are asked for again by the next call. */
  readonly failed: readonly { readonly id: string; readonly message: string }[];
}

/** Table of what lies in the folder, beside the files. */
export const attachmentsIndex = 'attachments.tsv';

const header = ['attachment_id', 'file', 'name', 'media_type', 'assignment_id', 'worker_id'];
/** A connection that breaks in the middle of a file is no reason to give the file up. */
const attempts = 3;

/**
 * Brings all files of a pool's answers into a folder, several at once: `ID-NAME`, so that no two are
 * the same and OUTPUT columns lead to them. A file that is there is whole; the rest is under way.
 */
export async function downloadAttachments(
  client: PlatformClient,
  poolId: string,
  options: AttachmentsOptions,
): Promise<AttachmentsReport> {
  const { folder, signal, atOnce = 6, onProgress } = options;
  await mkdir(folder, { recursive: true });
  const release = await takeMark(join(folder, '.attachments.pid'), {
    ...{ patience: 0, signal },
    busy: (pid) =>
      new WorkspaceError('busy', folder, `${folder} is being filled already (process ${pid}).`),
  });
  const report = { files: 0, bytes: 0, known: 0, failed: [] as { id: string; message: string }[] };
  const aside = join(folder, `${attachmentsIndex}.part`);
  try {
    const index = await open(aside, 'w');
    try {
      await index.writeFile(delimitedLine(header, '\t'));
      const bring = async (one: Attachment): Promise<void> => {
        const file = fileOf(one);
        try {
          const bytes = await brought(client, one, join(folder, file), signal);
          if (bytes === undefined) report.known += 1;
          else {
            report.files += 1;
            report.bytes += bytes;
          }
        } catch (error) {
          if (signal?.aborted === true) throw error;
          const message = error instanceof Error ? error.message : String(error);
          report.failed.push({ id: one.id, message });
        }
        onProgress?.(report);
      };
      // Page by page: a list of a million files is never in memory.
      let page: Attachment[] = [];
      for await (const one of client.attachments.list({ pool_id: poolId }, { signal })) {
        page.push(one);
        if (page.length < 100) continue;
        await index.writeFile(linesOf(page));
        await severally(page, atOnce, bring);
        page = [];
      }
      await index.writeFile(linesOf(page));
      await severally(page, atOnce, bring);
      await index.sync();
    } finally {
      await index.close();
    }
    await rename(aside, join(folder, attachmentsIndex));
    return report;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  } finally {
    await release();
  }
}

function fileOf({ id, name }: Attachment): string {
  return safeFileName(`${id}-${name}`);
}

function linesOf(page: readonly Attachment[]): string {
  return page
    .map((one) => {
      const { id, name, media_type: type, details } = one;
      const cells = [id, fileOf(one), name, type, details.assignment_id, details.user_id];
      return delimitedLine(cells, '\t');
    })
    .join('');
}

/** Bytes of the file that was brought; undefined when it was there. */
async function brought(
  client: PlatformClient,
  { id }: Attachment,
  path: string,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  if (await stat(path).catch(() => undefined)) return undefined;
  return await saveAttachment(client, id, path, { signal });
}

/** Writes one file to a path, over what is there, when it has come whole. Resolves to its bytes. */
export async function saveAttachment(
  client: PlatformClient,
  id: string,
  path: string,
  { signal }: CallOptions = {},
): Promise<number> {
  const aside = `${path}.part`;
  for (let attempt = 1; ; attempt++) {
    try {
      const stream = await client.attachments.download(id, { signal });
      await pipeline(stream, createWriteStream(aside), { signal });
      const { size } = await stat(aside);
      await rename(aside, path);
      return size;
    } catch (error) {
      await rm(aside, { force: true });
      if (signal?.aborted === true || attempt >= attempts) throw error;
    }
  }
}

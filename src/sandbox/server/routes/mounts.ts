import { createReadStream, statSync } from 'node:fs';
import { extname } from 'node:path';
import { PlatformFault } from '../../domain/fault';
import { putMount, resolveInMount } from '../../mounts/mounts';
import type { RouteGroup } from '../context';

const mediaTypes: Readonly<Record<string, string>> = {
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.mp4': 'audio/mp4',
  '.aac': 'audio/aac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.flac': 'audio/flac',
  '.webm': 'audio/webm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** Local folders as storage: what performers and browsers load by URL. */
export const mountRoutes: RouteGroup = (app, { world }) => {
  app.post('/sandbox/mounts', (request) => {
    const { id } = putMount(world, request.body);
    return { prefix: id, url: `${world.address}/mounts/${encodeURIComponent(id)}/` };
  });
  app.get('/mounts/*', (request, reply) => {
    const file = resolveInMount(world, request.url);
    if (file === undefined) throw new PlatformFault(404, 'DOES_NOT_EXIST', 'No such file.');
    const { size } = statSync(file);
    const type = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
    void reply.headers({
      'content-type': type,
      'accept-ranges': 'bytes',
      // A page that got here by a link must not run as one of ours.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const range = rangeOf(request.headers.range, size);
    if (range === 'unsatisfiable') {
      return reply.code(416).header('content-range', `bytes */${size}`).send();
    }
    if (!range) return reply.header('content-length', size).send(createReadStream(file));
    return reply
      .code(206)
      .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
      .header('content-length', range.end - range.start + 1)
      .send(createReadStream(file, range));
  });
};

interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One byte range of a file; several, or what cannot be read, give the whole file. */
function rangeOf(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return undefined;
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

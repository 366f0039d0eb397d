import type { Readable } from 'node:stream';
import PQueue from 'p-queue';
import { PlatformError } from '../../api';
import type { Run } from '../run/context';
import type { HandedIn, Recording } from '../run/recordings';
import { keyPart } from '../storage/storage';
import { storageFolders } from '../storage/storageFolders';
import { checkAudio } from './audioFormat';
import type { AudioProblem } from './audioFormat';
import { sha256 } from './sha256';

/** What was found in a file that was handed in, and where it is kept. */
export type FileFinding =
  | {
      readonly state: 'stored';
      readonly key: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly seconds: number;
      /** Hertz. */
      readonly sampleRate: number;
      readonly container: string;
      readonly extension: string;
    }
  | { readonly state: 'refused'; readonly reason: FileProblem };

export type FileProblem = AudioProblem | 'missing' | 'too-large';

/** Nobody speaks for more than a hundred megabytes in one task; memory is not risked for it. */
const maxBytes = 100 * 1024 * 1024;
/** Files under way at once. */
const parallel = 4;

/** Downloads, checks and stores the files of many assignments; one finding a recording. */
export async function storeRecordings(
  run: Run,
  handedIn: readonly HandedIn[],
  onDone: (done: number) => void,
): Promise<ReadonlyMap<string, readonly FileFinding[]>> {
  const findings = new Map<string, readonly FileFinding[]>();
  const queue = new PQueue({ concurrency: parallel });
  const jobs = handedIn.map((one) => async () => {
    findings.set(one.id, await storeFilesOf(run, one));
    onDone(findings.size);
  });
  try {
    await queue.addAll(jobs);
  } finally {
    queue.clear();
    await queue.onIdle();
  }
  return findings;
}

/** Once for each assignment: an earlier attempt's finding is taken from the journal. */
export async function storeFilesOf(run: Run, one: HandedIn): Promise<readonly FileFinding[]> {
  return await run.runner.once<readonly FileFinding[]>({
    key: `recording/files/${one.id}`,
    does: `check and store what assignment ${one.id} handed in`,
    run: async () => {
      const found: FileFinding[] = [];
      for (const [place, recording] of one.recordings.entries()) {
        found.push(await storeFile(run, { assignment: one.id, place, recording }));
      }
      return found;
    },
  });
}

async function storeFile(
  run: Run,
  o: { readonly assignment: string; readonly place: number; readonly recording: Recording },
): Promise<FileFinding> {
  const { attachment } = o.recording;
  if (attachment === undefined) return { state: 'refused', reason: 'missing' };
  const bytes = await download(run, attachment);
  if (typeof bytes === 'string') return { state: 'refused', reason: bytes };
  const checked = await checkAudio(bytes);
  if (checked.state === 'refused') return checked;
  const { seconds, sampleRate, container, extension, mediaType } = checked;
  const hash = sha256(bytes);
  const folder = storageFolders(run.plan).recordings;
  const suffix = o.place === 0 ? '' : `-${o.place + 1}`;
  const key = `${folder}/${keyPart(o.assignment)}${suffix}${extension}`;
  await run.storage.put(key, { bytes, mediaType, sha256: hash }, run.signal);
  return {
    state: 'stored',
    key,
    sha256: hash,
    bytes: bytes.length,
    seconds,
    sampleRate,
    container,
    extension,
  };
}

async function download(run: Run, attachment: string): Promise<Buffer | 'missing' | 'too-large'> {
  try {
    const stream = await run.client.attachments.download(attachment, { signal: run.signal });
    return (await read(stream)) ?? 'too-large';
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return 'missing';
    throw error;
  }
}

/** The whole stream; undefined as soon as it is longer than anybody speaks. */
async function read(stream: Readable): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > maxBytes) {
      stream.destroy();
      return undefined;
    }
  }
  return Buffer.concat(pieces);
}

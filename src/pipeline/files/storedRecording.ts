import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import PQueue from 'p-queue';
import { NetworkError, PlatformError } from '../../api';
import type { Run } from '../run/context';
import type { HandedIn, Recording } from '../run/recordings';
import { keyPart } from '../storage/storage';
import { storageFolders } from '../storage/storageFolders';
import type { RecordingFacts, RecordingProblem } from './checkRecording';
import { checkRecording } from './checkRecording';
import { refuseDuplicates } from './duplicates';
import type { FoundIn } from './duplicates';
import { receiveContent } from './receiveContent';
import type { ReceivedContent } from './receiveContent';
import { rulesOf } from './recordingRules';

/** What was found in a file that was handed in, and where it is kept. */
export type FileFinding =
  | ({
      readonly state: 'stored';
      readonly key: string;
      /** When the assignment was handed in, as the platform writes dates. */
      readonly submitted?: string;
    } & StoredFacts)
  | {
      readonly state: 'refused';
      readonly reason: FileProblem;
      /** For the log, with figures. */
      readonly detail?: string;
    };

/** Journals of earlier versions know less of a file. */
type StoredFacts = Pick<
  RecordingFacts,
  'sha256' | 'bytes' | 'seconds' | 'sampleRate' | 'container' | 'extension'
> &
  Partial<RecordingFacts>;

export type FileProblem = RecordingProblem | 'missing' | 'duplicate';

/** Files under way at once. What they hold in memory is bounded, see `receiveContent` and `byteGate`. */
const parallel = 8;

/** How often a file is asked for whose download breaks off. */
const attempts = 4;

const prefix = 'recording/files/';

/**
 * Downloads, checks and stores the files of many assignments; one finding a recording. A sound that was
 * handed in before is refused, unless the pipeline keeps duplicates.
 */
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
  return findingsSoFar(run, new Set(findings.keys()));
}

/** What was found in the files of some assignments, as far as they were looked at. */
export function findingsSoFar(
  run: Run,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly FileFinding[]> {
  const all = run.runner
    .finished(prefix)
    .map(([key, found]): FoundIn => [key.slice(prefix.length), found as readonly FileFinding[]]);
  if (rulesOf(run.plan.spec.checks).duplicates === 'reject') return refuseDuplicates(all, wanted);
  return new Map(all.filter(([assignment]) => wanted.has(assignment)));
}

/** Once for each assignment: an earlier attempt's finding is taken from the journal. */
export async function storeFilesOf(run: Run, one: HandedIn): Promise<readonly FileFinding[]> {
  return await run.runner.once<readonly FileFinding[]>({
    key: `${prefix}${one.id}`,
    does: `check and store what assignment ${one.id} handed in`,
    run: async () => {
      const found: FileFinding[] = [];
      for (const [place, recording] of one.recordings.entries()) {
        found.push(await storeFile(run, { assignment: one, place, recording }));
      }
      return found;
    },
  });
}

interface HandedInFile {
  readonly assignment: HandedIn;
  readonly place: number;
  readonly recording: Recording;
}

/**
 * By way of memory where it is small, else of a file of its own on this disk: memory does not depend on
 * what people attach, and the name they gave it is used nowhere.
 */
async function storeFile(run: Run, o: HandedInFile): Promise<FileFinding> {
  const { attachment, text } = o.recording;
  if (attachment === undefined) return { state: 'refused', reason: 'missing' };
  const rules = rulesOf(run.plan.spec.checks);
  const { id, submitted } = o.assignment;
  const name = `${keyPart(id)}${o.place === 0 ? '' : `-${o.place + 1}`}`;
  const path = join(run.plan.stateFolder, 'incoming', name);
  const received = await download(run, attachment, { path, most: rules.mostBytes });
  if (received.state !== 'whole') return { state: 'refused', reason: received.state };
  const { content } = received;
  try {
    const checked = await checkRecording('file' in content ? { path } : content, { text, rules });
    if (checked.state === 'refused') {
      return { state: 'refused', reason: checked.reason, detail: checked.detail };
    }
    const { facts } = checked;
    const key = `${storageFolders(run.plan).recordings}/${name}${facts.extension}`;
    const { mediaType, sha256 } = facts;
    await run.storage.put(key, { ...content, mediaType, sha256 }, run.signal);
    return { state: 'stored', key, ...(submitted !== undefined && { submitted }), ...facts };
  } finally {
    if ('file' in content) await rm(path, { force: true });
  }
}

async function download(
  run: Run,
  attachment: string,
  to: { readonly path: string; readonly most: number },
): Promise<ReceivedContent | { readonly state: 'missing' }> {
  const ask = (): Promise<Readable> =>
    run.client.attachments.download(attachment, { signal: run.signal });
  try {
    // The client repeats what got no answer; an answer that breaks off in its middle is ours.
    for (let attempt = 1; attempt < attempts; attempt++) {
      const received = await receiveContent(await ask(), to).catch(brokenOff);
      if (received !== undefined) return received;
    }
    return await receiveContent(await ask(), to);
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return { state: 'missing' };
    throw error;
  }
}

function brokenOff(error: unknown): undefined {
  if (!(error instanceof NetworkError)) throw error;
}

import { join } from 'node:path';
import PQueue from 'p-queue';
import { delimitedText, resultsOf } from '../../spec';
import type { AcceptRule } from '../../spec';
import { counted } from '../../spec/text/counted';
import { priceOf, tasksPerSuite } from '../cost';
import {
  placeFor,
  sha256OfFile,
  speakerNames,
  splitBySpeaker,
  writeBytesIfRight,
  writeDatasetFiles,
  writeIfRight,
} from '../dataset';
import type { DatasetRow } from '../dataset';
import { PipelineError } from '../errors';
import { fileNames } from '../files/fileNames';
import { heldInMemory } from '../files/receiveContent';
import type { FileFinding } from '../files/storedRecording';
import { storeFilesOf } from '../files/storedRecording';
import { log } from '../run/context';
import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import type { HandedIn } from '../run/recordings';
import { listHandedIn } from '../run/recordings';
import { writeWhole } from '../storage/folderStorage';
import { markVerdicts } from '../storage/marks';
import type { SourceText } from '../texts';
import { reportFacts } from './datasetFacts';
import { datasetJudgements } from './datasetJudgements';
import { recordingLabel } from './recordingLabel';

type Stored = Extract<FileFinding, { state: 'stored' }>;

/** One accepted recording. */
interface Chosen {
  /** As it was read: somebody may have changed the file with the texts since. */
  readonly text: SourceText;
  readonly assignment: HandedIn;
  /** Which recording of the assignment it is. */
  readonly place: number;
  readonly judgement: Judgement | undefined;
}

export interface Dataset {
  /** Absolute path of the TSV. */
  readonly path: string;
  /** Of the report page; undefined where none was wished. */
  readonly report: string | undefined;
  readonly rows: number;
  /** Recordings rejected in the whole run. */
  readonly rejected: number;
  /** Assignments of the recording pool that were paid for. */
  readonly acceptedAssignments: number;
  /** Assignments of the verification pool that were paid for. */
  readonly listeningAssignments: number;
}

/** Files written at once. */
const parallel = 8;

/**
 * Writes the dataset: one row for each text with an accepted recording, in the order of the texts,
 * and its audio beside it. Written anew from what the platform says now; files that are there and
 * right are left alone. `spentBefore`: US dollars paid for choosing the texts, for the report.
 */
export async function writeDataset(run: Run, spentBefore = 0): Promise<Dataset> {
  const handedIn = await listHandedIn(run);
  const accepted = handedIn.filter(({ status }) => status === 'ACCEPTED');
  const { byItem, assignments: listeningAssignments } = await datasetJudgements(run, accepted);
  const chosen = chooseRecordings(run, accepted, byItem);
  const kept = await keepAudio(run, chosen);
  const wishes = resultsOf(run.plan.spec);
  const rows = await rowsOf(run, kept);
  const facts = reportFacts(run, { handedIn, listeningAssignments, spentBefore });
  await writeProvenance(run, kept, rows);
  const written = await writeDatasetFiles({ folder: run.plan.results, rows, facts, wishes });
  return {
    path: written.path,
    report: written.report,
    rows: rows.length,
    rejected: handedIn.filter(({ status }) => status === 'REJECTED').length,
    acceptedAssignments: accepted.length,
    listeningAssignments,
  };
}

/** The recording to keep where a text has several: the surest, and of equals the first. */
function chooseRecordings(
  run: Run,
  accepted: readonly HandedIn[],
  judgements: ReadonlyMap<string, Judgement>,
): readonly Chosen[] {
  const best = new Map<string, Chosen>();
  const texts = new Set(run.plan.texts.map(({ id }) => id));
  const sureness = surenessBy(run.plan.spec.verification.accept);
  for (const assignment of accepted) {
    for (const [place, { textId: id, text }] of assignment.recordings.entries()) {
      if (!texts.has(id)) continue;
      const judgement = judgements.get(recordingLabel(assignment.id, id));
      const row = { text: { id, text }, assignment, place, judgement };
      const other = best.get(id);
      if (other === undefined || sureness(row) > sureness(other)) best.set(id, row);
    }
  }
  tellChanged(run, best);
  return run.plan.texts.flatMap(({ id }) => best.get(id) ?? []);
}

/** How sure listeners are that a recording is good; what they found bad comes after what nobody heard. */
function surenessBy({ equals }: AcceptRule): (row: Chosen) => number {
  return ({ judgement }) => {
    if (judgement === undefined) return 0;
    return judgement.label === String(equals) ? judgement.confidence : -judgement.confidence;
  };
}

/** A dataset pairs a recording with what its speaker saw, never with what the file says by now. */
function tellChanged(run: Run, best: ReadonlyMap<string, Chosen>): void {
  const changed = run.plan.texts.filter(({ id, text }) => {
    const read = best.get(id)?.text.text;
    return read !== undefined && read !== text;
  });
  if (changed.length === 0) return;
  log(
    run,
    'warning',
    `${counted(changed.length, 'text')} changed since performers read it (the first is ${changed[0]?.id ?? ''}): the ` +
      'dataset has it as it was read. Give a changed text a new text_id to have it recorded anew.',
  );
}

interface Kept extends Chosen {
  readonly finding: Stored;
  /** In the dataset's folder. */
  readonly path: string;
}

/** Marks what the dataset is made of as accepted, for good, and puts the audio into its folder. */
async function keepAudio(run: Run, chosen: readonly Chosen[]): Promise<readonly Kept[]> {
  const names = fileNames(chosen.map(({ text }) => text.id));
  const kept = new Array<Kept | undefined>(chosen.length);
  const queue = new PQueue({ concurrency: parallel });
  const jobs = chosen.map((row, at) => async () => {
    const finding = await findingOf(run, row);
    if (finding === undefined) return;
    const path = `audio/${names[at] ?? at}${finding.extension}`;
    await writeAudio(run, row, { finding, path: await placeFor(run.plan.results, path) });
    kept[at] = { ...row, finding, path };
  });
  try {
    await queue.addAll(jobs);
  } finally {
    // The next attempt writes the same files: nothing of this one may be at it then.
    queue.clear();
    await queue.onIdle();
  }
  const usable = kept.filter((one) => one !== undefined);
  const marks = usable.map(({ finding: { key, sha256 }, assignment }) => ({
    ...{ key, sha256, assignment: assignment.id },
    verdict: 'accepted' as const,
  }));
  await markVerdicts(run, 'dataset', marks);
  return usable;
}

/** Undefined for what the checks refused and somebody accepted by hand: there is nothing to keep. */
async function findingOf(run: Run, { assignment, place }: Chosen): Promise<Stored | undefined> {
  const finding = (await storeFilesOf(run, assignment))[place];
  if (finding?.state === 'stored') return finding;
  log(
    run,
    'warning',
    `Assignment ${assignment.id} is accepted, but its recording ${place + 1} cannot be used ` +
      `(${finding?.reason ?? 'missing'}). It is not in the dataset.`,
  );
  return undefined;
}

/** From storage; from the platform when storage lost it or holds something else. */
async function writeAudio(
  run: Run,
  row: Chosen,
  { finding, path }: { readonly finding: Stored; readonly path: string },
): Promise<void> {
  if ((await sha256OfFile(path)) === finding.sha256) return;
  // A download that breaks off is like one with other bytes: the platform has them still.
  const isRight = await fromStorage(run, finding, path).catch((error: unknown) => {
    run.signal.throwIfAborted();
    if (error instanceof PipelineError) throw error;
    return false;
  });
  if (isRight) return;
  const attachment = row.assignment.recordings[row.place]?.attachment ?? '';
  const stream = await run.client.attachments.download(attachment, { signal: run.signal });
  if (await writeIfRight(stream, path, finding.sha256)) return;
  throw new PipelineError(
    `The recording of assignment ${row.assignment.id} is not what was verified: ${run.storage.name} and the ` +
      'platform both hold other bytes. It is not put into the dataset.',
  );
}

/** False when storage has lost it, or holds something else. */
async function fromStorage(run: Run, finding: Stored, path: string): Promise<boolean> {
  const { key, sha256 } = finding;
  if (finding.bytes <= heldInMemory) {
    const bytes = await run.storage.read(key, run.signal);
    return bytes !== undefined && (await writeBytesIfRight(bytes, path, sha256));
  }
  const stream = await run.storage.open(key, run.signal);
  return stream !== undefined && (await writeIfRight(stream, path, sha256));
}

async function rowsOf(run: Run, kept: readonly Kept[]): Promise<readonly DatasetRow[]> {
  const { plan, profile } = run;
  // A platform's own test environment has people in it, too.
  const performers = profile.name === 'sandbox' ? 'simulated' : 'people';
  const nameOf = await speakerNames({
    ...{ ...plan, pipeline: plan.name, performers },
    onNewKey: () => tellNewNames(run),
  });
  const rows = kept.map((one): DatasetRow => {
    const { bytes, seconds, sampleRate, sha256 } = one.finding;
    const { judgement } = one;
    return {
      ...{ textId: one.text.id, text: one.text.text, path: one.path },
      ...{ sha256, bytes, seconds, sampleRate },
      speaker: nameOf(one.assignment.performer),
      ...(judgement && { judgement }),
      cost: costOf(run, one),
    };
  });
  const { split } = resultsOf(plan.spec);
  if (split === undefined) return rows;
  const parts = splitBySpeaker(rows, split);
  return rows.map((row) => ({ ...row, split: parts.get(row.speaker) ?? 'train' }));
}

/** A dataset that another machine wrote has other names for the same people, and other splits with them. */
function tellNewNames(run: Run): void {
  if (!run.hadTasks) return;
  log(
    run,
    'warning',
    'Performers were at work before this machine ran the pipeline, and it has made a new key for the names of speakers. Has ' +
      'another machine written a dataset of it? Then stop, set CROWDSMITH_SPEAKER_KEY to what its speakers.key holds, ' +
      'and run again: else the same people have other names here.',
  );
}

/** A page's price is shared by the recordings on it, and a listener's by what they heard on theirs. */
function costOf({ plan }: Run, { assignment, judgement }: Kept): number {
  const { recording, verification } = plan;
  const heard = tasksPerSuite(verification.pool.object);
  return (
    priceOf(recording.pool.object, 1) / Math.max(1, assignment.recordings.length) +
    ((judgement?.votes ?? 0) * priceOf(verification.pool.object, 1)) / heard
  );
}

/** Which assignment a row is from: for the requester only, so it stays beside the journal. */
async function writeProvenance(
  { plan }: Run,
  kept: readonly Kept[],
  rows: readonly DatasetRow[],
): Promise<void> {
  const lines = kept.map(({ text, assignment, finding }, at) => [
    ...[text.id, assignment.id, assignment.performer, rows[at]?.speaker ?? '', finding.key],
  ]);
  const header = ['text_id', 'assignment_id', 'performer', 'speaker', 'stored'];
  await writeWhole(
    join(plan.stateFolder, 'provenance.tsv'),
    delimitedText([header, ...lines], '\t'),
  );
}

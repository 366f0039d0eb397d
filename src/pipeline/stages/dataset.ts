import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import PQueue from 'p-queue';
import { PipelineError } from '../errors';
import { fileNames } from '../files/fileNames';
import { sha256 } from '../files/sha256';
import type { FileFinding } from '../files/storedRecording';
import { storeFilesOf } from '../files/storedRecording';
import { tsv } from '../files/tsv';
import type { Run } from '../run/context';
import type { Judgement, PoolJudgements } from '../run/judgements';
import type { HandedIn } from '../run/recordings';
import { listHandedIn } from '../run/recordings';
import type { RoundFindings } from '../run/spending';
import { assignmentsSoFar } from '../run/spending';
import { writeWhole } from '../storage/folderStorage';
import type { SourceText } from '../texts';
import { judgeRecordings, recordingLabel } from './verification';

type Stored = Extract<FileFinding, { state: 'stored' }>;

/** One accepted recording. */
interface Row {
  readonly text: SourceText;
  readonly assignment: HandedIn;
  /** Which recording of the assignment it is. */
  readonly place: number;
  readonly judgement: Judgement | undefined;
}

export interface Dataset {
  /** Absolute path of the TSV. */
  readonly path: string;
  readonly rows: number;
  /** Recordings rejected in the whole run. */
  readonly rejected: number;
  /** Assignments of the recording pool that were paid for. */
  readonly acceptedAssignments: number;
  /** Assignments of the verification pool that were paid for. */
  readonly listeningAssignments: number;
}

/** Files written at once. */
const parallel = 4;

/**
 * Writes the dataset: one row for each text with an accepted recording, in the order of the texts,
 * and its audio beside it. Written anew from what the platform says now; files that are there and
 * right are left alone.
 */
export async function writeDataset(run: Run): Promise<Dataset> {
  const handedIn = await listHandedIn(run);
  const accepted = handedIn.filter(({ status }) => status === 'ACCEPTED');
  const { byItem, assignments: listeningAssignments } = await judgementsOf(run, accepted);
  const rows = chooseRows(run, accepted, byItem);
  const names = fileNames(rows.map(({ text }) => text.id));
  const cells = new Array<readonly string[]>(rows.length);
  const queue = new PQueue({ concurrency: parallel });
  await queue.addAll(
    rows.map((row, at) => async () => {
      cells[at] = await writeRow(run, row, names[at] ?? `${at}`);
    }),
  );
  const path = join(run.plan.results, 'dataset.tsv');
  await mkdir(run.plan.results, { recursive: true });
  await writeWhole(path, tsv([columns, ...cells]));
  return {
    path,
    rows: rows.length,
    rejected: handedIn.filter(({ status }) => status === 'REJECTED').length,
    acceptedAssignments: accepted.length,
    listeningAssignments,
  };
}

const columns = [
  'text_id',
  'text',
  'audio',
  'sha256',
  'seconds',
  'sample_rate',
  'assignment_id',
  'performer',
  'votes',
  'approving',
  'confidence',
];

/** The recording to keep where a text has several: the surest, and of equals the first. */
function chooseRows(
  run: Run,
  accepted: readonly HandedIn[],
  judgements: ReadonlyMap<string, Judgement>,
): readonly Row[] {
  const best = new Map<string, Row>();
  const texts = new Map(run.plan.texts.map((text) => [text.id, text]));
  for (const assignment of accepted) {
    for (const [place, { textId }] of assignment.recordings.entries()) {
      const text = texts.get(textId);
      if (text === undefined) continue;
      const judgement = judgements.get(recordingLabel(assignment.id, textId));
      const row = { text, assignment, place, judgement };
      const other = best.get(textId);
      if (other === undefined || confidenceOf(row) > confidenceOf(other)) best.set(textId, row);
    }
  }
  return run.plan.texts.flatMap(({ id }) => best.get(id) ?? []);
}

function confidenceOf({ judgement }: Row): number {
  return judgement?.confidence ?? 0;
}

/** As they were when the verdicts were given; asked anew for verdicts that are not in the journal. */
async function judgementsOf(run: Run, accepted: readonly HandedIn[]): Promise<PoolJudgements> {
  const rounds = run.runner.finished('verification/judged/') as readonly (readonly [
    string,
    RoundFindings,
  ])[];
  const found = new Map(rounds.flatMap(([, { judgements }]) => Object.entries(judgements)));
  const complete = accepted.every(({ id, recordings }) =>
    recordings.every(({ textId }) => found.has(recordingLabel(id, textId))),
  );
  if (complete) return { byItem: found, assignments: assignmentsSoFar(run) };
  const { byItem, assignments } = await judgeRecordings(run);
  return { byItem: new Map([...byItem, ...found]), assignments };
}

async function writeRow(run: Run, row: Row, name: string): Promise<readonly string[]> {
  const finding = await findingOf(run, row);
  const audio = `audio/${name}${finding.extension}`;
  await writeAudio(run, row, { finding, path: join(run.plan.results, audio) });
  const { assignment, judgement, text } = row;
  return [
    text.id,
    text.text,
    audio,
    finding.sha256,
    finding.seconds.toFixed(3),
    String(finding.sampleRate),
    assignment.id,
    assignment.performer,
    judgement === undefined ? '' : String(judgement.votes),
    judgement === undefined ? '' : String(judgement.approving),
    judgement === undefined ? '' : judgement.confidence.toFixed(4),
  ];
}

async function findingOf(run: Run, { assignment, place }: Row): Promise<Stored> {
  const finding = (await storeFilesOf(run, assignment))[place];
  if (finding?.state === 'stored') return finding;
  throw new PipelineError(
    `Assignment ${assignment.id} is accepted, but its recording ${place + 1} is no audio. ` +
      'Somebody accepted it by hand; there is nothing to put into the dataset.',
  );
}

/** From storage; from the platform when storage lost it or holds something else. */
async function writeAudio(
  run: Run,
  row: Row,
  o: { readonly finding: Stored; readonly path: string },
): Promise<void> {
  const there = await readFile(o.path).catch(() => undefined);
  if (there !== undefined && sha256(there) === o.finding.sha256) return;
  const stored = await run.storage.read(o.finding.key, run.signal);
  const bytes =
    stored !== undefined && sha256(stored) === o.finding.sha256
      ? stored
      : await downloadAgain(run, row, o.finding);
  await mkdir(dirname(o.path), { recursive: true });
  await writeWhole(o.path, bytes);
}

async function downloadAgain(run: Run, row: Row, finding: Stored): Promise<Buffer> {
  const attachment = row.assignment.recordings[row.place]?.attachment ?? '';
  const stream = await run.client.attachments.download(attachment, { signal: run.signal });
  const bytes = Buffer.concat(await stream.toArray());
  if (sha256(bytes) === finding.sha256) return bytes;
  throw new PipelineError(
    `The recording of assignment ${row.assignment.id} is not what was verified: ${run.storage.name} and the ` +
      'platform both hold other bytes. It is not put into the dataset.',
  );
}

/**
 * The published notebook's way to the same dataset, call for call: a request for each result, one file after the
 * other, looks once a minute, every list from its beginning in pages of the server's own size, and with each round
 * the verdicts of all rounds before once more. What keeps that notebook from ending is mended: texts are published
 * once, and the pools' states are never stale. In doubt it is spared something: it waits for a whole round
 * of recordings instead of going on with the first one, and no page of its own library is counted twice. Prints its
 * figures as one line of JSON.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { builtInProfile, createPlatformClient } from '../../src/api';
import { deploySpecs } from '../../src/deploy';
import { openLock, openWorkspace } from '../../src/workspace';
import { Kit, Refused } from './kit';

type Json = Record<string, unknown>;
interface Task {
  readonly id: string;
  readonly input_values: Readonly<Record<string, string>>;
}

const [url = '', token = '', folder = ''] = process.argv.slice(2);
const kit = new Kit(url, token);

async function main(): Promise<void> {
  const started = performance.now();
  const { ids, requests } = await deployed();
  await classify(ids.classification, ids.recording);
  await judgeRecordings(ids);
  const rows = await download(ids.recording);
  const seconds = (performance.now() - started) / 1000;
  const all = { requests: kit.counted.requests + requests, repeated };
  const figures = { ...kit.counted, ...all, seconds, rows };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

type Pools = Readonly<Record<'classification' | 'recording' | 'verification', string>>;

/** Both sides make their projects and pools alike: that is not what is compared. */
async function deployed(): Promise<{ readonly ids: Pools; readonly requests: number }> {
  const profile = builtInProfile('sandbox');
  if (!profile) throw new Error('There is no sandbox profile.');
  const client = createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey' });
  const workspace = openWorkspace(folder);
  await deploySpecs({ workspace, client, profile, paths: ['asr-en.pipeline.yaml'] });
  const lock = await openLock(folder, profile.name);
  const idOf = (path: string): string => lock.idOf(path) ?? '';
  await trainingAudio(idOf('verification.training.yaml'));
  for (const stage of ['classification', 'verification']) {
    await kit.wait(await kit.ask('POST', `/api/v1/pools/${idOf(`${stage}.training.yaml`)}/open`));
  }
  const requests = client.requestCount();
  client.close();
  const [classification, recording, verification] = [
    'classification',
    'recording',
    'verification',
  ].map((stage) => idOf(`${stage}.pool.yaml`));
  return {
    ids: {
      classification: classification ?? '',
      recording: recording ?? '',
      verification: verification ?? '',
    },
    requests,
  };
}

async function trainingAudio(pool: string): Promise<void> {
  const table = await readFile(join(folder, 'data', 'records', 'answers.tsv'), 'utf8');
  const [header = '', ...rows] = table.trim().split('\n');
  const names = header.split('\t');
  const tasks = rows.map((row) => {
    const cells = Object.fromEntries(row.split('\t').map((cell, at) => [names[at] ?? '', cell]));
    return {
      pool_id: pool,
      input_values: { audio_record: `${url}/${cells.filename ?? ''}`, text: cells.text },
      known_solutions: [{ output_values: { is_correct: cells.answer } }],
      message_on_unknown_solution: cells.hint ?? '',
      infinite_overlap: true,
    };
  });
  await create(tasks);
}

async function create(tasks: readonly unknown[], more = ''): Promise<void> {
  const query = `async_mode=true&operation_id=${randomUUID()}${more}`;
  await kit.wait(await kit.ask('POST', `/api/v1/tasks?${query}`, tasks));
}

async function classify(pool: string, recording: string): Promise<void> {
  const lines = (await readFile(join(folder, 'data', 'texts.tsv'), 'utf8')).trim().split('\n');
  const texts = lines.slice(1).map((line) => line.split('\t'));
  await create(
    texts.map(([text_id, text]) => ({ pool_id: pool, input_values: { text_id, text } })),
    '&allow_defaults=true',
  );
  await kit.wait(await kit.ask('POST', `/api/v1/pools/${pool}/open`));
  await closed(pool);
  const tasks: unknown[] = [];
  for (const { task_id, output_values, confidence } of await aggregated(pool)) {
    const { input_values } = await kit.ask('GET', `/api/v1/tasks/${task_id}`);
    if (output_values.is_correct === 'yes' && confidence >= 0.5) {
      tasks.push({ pool_id: recording, input_values });
    }
  }
  const known = new Set(texts.map(([id]) => id));
  const fit = tasks.filter((task) =>
    known.has((task as { input_values: { text_id: string } }).input_values.text_id),
  );
  await create(fit, '&allow_defaults=true&open_pool=true');
}

interface Aggregated {
  readonly task_id: string;
  readonly output_values: Readonly<Record<string, string>>;
  readonly confidence: number;
}

async function aggregated(pool: string): Promise<readonly Aggregated[]> {
  const request = { type: 'DAWID_SKENE', pool_id: pool, fields: [{ name: 'is_correct' }] };
  const operation = await kit.ask(
    'POST',
    '/api/v1/aggregated-solutions/aggregate-by-pool',
    request,
  );
  await kit.wait(operation);
  const path = `/api/v1/aggregated-solutions/${String(operation.id)}?`;
  const found: Json[] = [];
  for await (const one of kit.all(path, 'task_id')) found.push(one);
  return found as unknown as Aggregated[];
}

const stateOf = (pool: string): string => `/api/v1/pools/${pool}`;

async function closed(pool: string): Promise<void> {
  while ((await kit.ask('GET', stateOf(pool))).status === 'OPEN') {
    await kit.sleep(60, () => hasClosed(pool));
  }
}

/** Not a request of the notebook's. */
async function hasClosed(pool: string): Promise<boolean> {
  return (await kit.glance(stateOf(pool))).status !== 'OPEN';
}

interface HandedIn {
  readonly id: string;
  readonly tasks: readonly Task[];
  readonly solutions: readonly { readonly output_values: Readonly<Record<string, string>> }[];
}

async function listed(pool: string, status: string): Promise<readonly HandedIn[]> {
  const found: Json[] = [];
  const path = `/api/v1/assignments?pool_id=${pool}&status=${status}`;
  for await (const one of kit.all(path)) found.push(one);
  return found as unknown as HandedIn[];
}

/** Whether there are recordings without a verdict. */
async function submitted(pool: string): Promise<boolean> {
  // It would go on with the first recording that it sees: it is spared such small rounds.
  while (!(await hasClosed(pool))) await setTimeout(50);
  await kit.ask('GET', stateOf(pool));
  return (await listed(pool, 'SUBMITTED')).length > 0;
}

async function judgeRecordings({ classification, recording, verification }: Pools): Promise<void> {
  const storage = join(folder, 'storage');
  await mkdir(storage, { recursive: true });
  const mount = await kit.ask('POST', '/sandbox/mounts', { prefix: 'notebook', folder: storage });
  for (;;) {
    await closed(classification);
    for (const pool of [recording, verification]) await kit.ask('GET', stateOf(pool));
    if (!(await submitted(recording))) return;
    const tasks: unknown[] = [];
    for (const one of await listed(recording, 'SUBMITTED')) {
      for (const [place, task] of one.tasks.entries()) {
        const id = one.solutions[place]?.output_values.audio_record ?? '';
        await fetchFile(id, storage);
        const { text, text_id } = task.input_values;
        const audio_record = `${String(mount.url)}${id}.wav`;
        const input_values = { text, text_id, assignment_id: one.id, audio_record };
        tasks.push({ pool_id: verification, input_values });
      }
    }
    await create(tasks, '&allow_defaults=true');
    const waiting = new Set<string>();
    for await (const task of kit.all(`/api/v1/tasks?pool_id=${verification}`)) {
      waiting.add((task as unknown as Task).id);
    }
    await kit.wait(await kit.ask('POST', `/api/v1/pools/${verification}/open`));
    await closed(verification);
    await giveVerdicts(await aggregated(verification), waiting);
  }
}

const judged = new Set<string>();
/** Requests for recordings that had their verdict. */
let repeated = 0;

/** Of all rounds: the notebook takes every task of the pool for one that waits. */
async function giveVerdicts(
  results: readonly Aggregated[],
  waiting: ReadonlySet<string>,
): Promise<void> {
  for (const { task_id, output_values, confidence } of results) {
    if (!waiting.has(task_id)) continue;
    if (judged.has(task_id)) repeated += 2;
    judged.add(task_id);
    const { input_values } = (await kit.ask('GET', `/api/v1/tasks/${task_id}`)) as unknown as Task;
    const good = output_values.is_correct === 'yes' && confidence >= 0.6;
    const verdict = {
      status: good ? 'ACCEPTED' : 'REJECTED',
      public_comment: good ? 'Well done!' : 'The recording is not correct.',
    };
    const path = `/api/v1/assignments/${input_values.assignment_id ?? ''}`;
    await kit.ask('PATCH', path, verdict).catch((error: unknown) => {
      // As the notebook does: what has its verdict is passed over.
      if (!(error instanceof Refused) || error.status !== 409) throw error;
    });
  }
}

async function fetchFile(id: string, storage: string): Promise<void> {
  await kit.ask('GET', `/api/v1/attachments/${id}`);
  const bytes = await kit.bytes(`/api/v1/attachments/${id}/download`);
  await writeFile(join(storage, `${id}.wav`), bytes);
}

async function download(recording: string): Promise<number> {
  const results = join(folder, 'results');
  await mkdir(results, { recursive: true });
  let rows = 0;
  for (const { solutions } of await listed(recording, 'ACCEPTED')) {
    for (const { output_values } of solutions) {
      await fetchFile(output_values.audio_record ?? '', results);
      rows++;
    }
  }
  return rows;
}

void main();

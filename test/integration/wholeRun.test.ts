import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClipEvent, PipelineEvent, PipelineSummary } from '../../src/pipeline';
import { deleteStored, listStored } from '../../src/pipeline';
import { readTexts } from '../../src/pipeline/texts';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { assertAudio, readDataset } from './dataset';
import type { DatasetRow } from './dataset';
import { connectTo, runHere } from './inProcess';
import { assertRowsAccepted, assertTasksUnique, poolIds } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { exampleWorkspace, removeWorkspace } from './workspaces';

describe("the example's pipeline on the sandbox", () => {
  let workspace = '';
  let sandbox: Sandbox;
  let summary: PipelineSummary;
  let events: readonly PipelineEvent[];
  let rows: readonly DatasetRow[];
  let texts: ReadonlyMap<string, string>;

  before(async () => {
    workspace = await exampleWorkspace();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    ({ summary, events } = await runHere({ workspace, sandbox }));
    rows = await readDataset(summary.dataset);
    const file = join(workspace, 'data', 'texts.tsv');
    const source = readTexts({ $file: 'texts.tsv' }, await readFile(file, 'utf8'));
    texts = new Map(source.map(({ id, text }) => [id, text]));
  });
  const clips = (): readonly ClipEvent[] =>
    events.flatMap((event) => (event.type === 'clip' ? [event] : []));
  after(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('ends with a dataset of most of its texts', () => {
    assert.equal(summary.texts, 48);
    assert.equal(summary.accepted, rows.length);
    assert.ok(rows.length >= 24, `only ${rows.length} rows`);
    assert.ok(summary.rejected > 0, 'the crowd made no mistakes, so nothing was recorded again');
    assert.ok(summary.cost > 0 && summary.cost <= 15);
  });

  it('has only rows whose recordings are accepted on the platform, one for each text', async () => {
    const { client } = connectTo(sandbox);
    await assertRowsAccepted(client, { workspace, rows, texts });
    client.close();
  });

  it('tells of every clip, with its reason and its place in storage', () => {
    assert.equal(clips().length, summary.accepted + summary.rejected);
    for (const { verdict, key, reason, votes, attachment } of clips()) {
      assert.ok(reason.length > 10);
      assert.ok((key === undefined) !== (attachment === undefined), 'neither stored nor attached');
      if (verdict === 'ACCEPTED') assert.ok(key !== undefined && (votes ?? 0) >= 3);
    }
  });

  it('gave rejected texts to others only', async () => {
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const seen = new Set<string>();
    let again = 0;
    for await (const { user_id: who, tasks } of client.assignments.list({ pool_id: recording })) {
      for (const { input_values: values } of tasks ?? []) {
        const name = `${who} ${String(values.text_id)}`;
        assert.ok(!seen.has(name), `${name}: the same performer again`);
        seen.add(name);
      }
    }
    for await (const { unavailable_for: kept } of client.tasks.list({ pool_id: recording })) {
      if ((kept ?? []).length > 0) again++;
    }
    client.close();
    assert.ok(again > 0);
  });

  it("changed the recording pool's rules once each way, and left them as they were", async () => {
    const { requests } = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(requests['PUT /api/v1/pools/:id'], 2);
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const { quality_control: rules } = await client.pools.get(recording);
    client.close();
    const text = JSON.stringify(rules);
    assert.ok(text.includes('ASSIGNMENTS_ASSESSMENT') && text.includes('"open_pool":true'));
  });

  it('keeps the order of the texts', () => {
    const ids = rows.map(({ text_id: id }) => id);
    assert.deepEqual(
      ids,
      [...texts.keys()].filter((id) => ids.includes(id)),
    );
  });

  it('has playable audio with the bytes that the rows name', async () => {
    await assertAudio(summary.dataset, rows);
  });

  it('has rows that listeners were sure enough about', () => {
    for (const { votes, approving, confidence } of rows) {
      assert.ok(Number(votes) >= 3);
      assert.ok(Number(approving) >= 1);
      assert.ok(Number(confidence) >= 0.6);
    }
  });

  it('judged every recording once', async () => {
    const { verdicts } = await sandboxStats(sandbox.url, sandbox.token);
    const lists = Object.values(verdicts);
    assert.ok(lists.every((list) => list.length === 1));
    assert.equal(lists.filter(([verdict]) => verdict === 'ACCEPTED').length, summary.accepted);
    assert.equal(lists.filter(([verdict]) => verdict === 'REJECTED').length, summary.rejected);
  });

  it('let nobody judge an own recording', async () => {
    const { client } = connectTo(sandbox);
    const { recording, verification } = await poolIds(workspace);
    const makers = new Map<unknown, string>();
    for await (const { id, user_id: maker } of client.assignments.list({ pool_id: recording }))
      makers.set(id, maker);
    const listeners = new Set<string>();
    for await (const { user_id: listener, tasks } of client.assignments.list({
      pool_id: verification,
    })) {
      listeners.add(listener);
      for (const { input_values: values } of tasks ?? [])
        assert.notEqual(makers.get(values.assignment_id), listener);
    }
    client.close();
    const both = [...makers.values()].filter((maker) => listeners.has(maker));
    assert.ok(both.length > 0, 'nobody did both, so this test says nothing');
  });

  it('asked nobody to record a text more often than it has attempts', async () => {
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const counts = new Map<string, number>();
    const filter = { pool_id: recording, status: ['ACCEPTED', 'REJECTED', 'SUBMITTED'] } as const;
    for await (const { tasks } of client.assignments.list(filter)) {
      const id = String(tasks?.[0]?.input_values.text_id);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    client.close();
    for (const [id, count] of counts) assert.ok(count <= 3, `${id} was recorded ${count} times`);
  });

  it('says where its dataset and the report on it are, once they are whole', async () => {
    const told = events.filter((event) => event.type === 'dataset');
    assert.equal(told.length, 1);
    const [dataset] = told;
    assert.equal(dataset?.folder, dirname(summary.dataset));
    assert.equal(dataset.rows, rows.length);
    assert.match(await readFile(dataset.report ?? '', 'utf8'), /<html/i);
  });

  it('tells what it does in events that JSON keeps', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(events)), events);
    const stages = events.flatMap((event) =>
      event.type === 'stage' && event.state === 'started' ? [event.stage] : [],
    );
    assert.deepEqual(stages, [
      'estimate',
      'deploy',
      'training',
      'classification',
      'recording',
      'dataset',
    ]);
    assert.equal(events.at(-1)?.type, 'finished');
  });

  it('creates, judges and opens nothing when it runs again', async () => {
    const before = await sandboxStats(sandbox.url, sandbox.token);
    const second = await runHere({ workspace, sandbox });
    const after = await sandboxStats(sandbox.url, sandbox.token);
    assert.deepEqual(after.created, before.created);
    assert.deepEqual(after.verdicts, before.verdicts);
    for (const [name, count] of Object.entries(after.requests)) {
      if (!name.startsWith('GET ')) assert.equal(count, before.requests[name], name);
    }
    assert.deepEqual(await readDataset(second.summary.dataset), rows);
    assert.equal(second.summary.cost, summary.cost);
  });

  it('cleans its storage of rejected and training files, and of nothing else', async () => {
    const { client, profile } = connectTo(sandbox);
    const { signal } = new AbortController();
    const o = {
      workspaceRoot: workspace,
      specPath: 'asr-en.pipeline.yaml',
      client,
      profile,
      signal,
    };
    const count = async (): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      for (const { kind } of await listStored(o)) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    };
    const { accepted } = summary;
    // What was no fit recording was never stored.
    const rejected = clips().filter(
      ({ verdict, key }) => verdict === 'REJECTED' && key !== undefined,
    ).length;
    assert.deepEqual(await count(), { training: 7, accepted, rejected });
    const deleted = await deleteStored(o, ['rejected', 'training']);
    assert.equal(deleted.length, rejected + 7);
    assert.deepEqual(await count(), { accepted });
    client.close();
    await runHere({ workspace, sandbox });
    await assertAudio(summary.dataset, rows);
  });

  it('goes on from any line of its journal, as after a crash there, and does nothing twice', async function () {
    this.timeout(120_000);
    const before = await sandboxStats(sandbox.url, sandbox.token);
    const path = join(workspace, '.crowdsmith', 'runs', 'asr-en', 'sandbox', 'journal.jsonl');
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const ids = rows.map(({ text_id: id }) => id);
    // A stride that meets intents and results of every kind, without running a hundred times.
    for (let kept = 1; kept < lines.length; kept += 13) {
      await writeFile(path, `${lines.slice(0, kept).join('\n')}\n`);
      const { summary: again } = await runHere({ workspace, sandbox });
      const found = await readDataset(again.dataset);
      assert.deepEqual(
        found.map(({ text_id: id }) => id),
        ids,
        `after line ${kept}`,
      );
      const after = await sandboxStats(sandbox.url, sandbox.token);
      assert.deepEqual(after.verdicts, before.verdicts, `after line ${kept}`);
      for (const kind of ['projects', 'pools', 'trainings', 'tasks', 'assignments']) {
        assert.equal(after.created[kind], before.created[kind], `${kind} after line ${kept}`);
      }
    }
  });

  it('takes over what the platform has when its journal is lost', async () => {
    const before = await sandboxStats(sandbox.url, sandbox.token);
    await removeWorkspace(join(workspace, '.crowdsmith'));
    const again = await runHere({ workspace, sandbox });
    const after = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(after.created.tasks, before.created.tasks);
    assert.equal(after.created.pools, before.created.pools);
    assert.deepEqual(after.verdicts, before.verdicts);
    const ids = (await readDataset(again.summary.dataset)).map(({ text_id: id }) => id);
    assert.deepEqual(
      ids,
      rows.map(({ text_id: id }) => id),
    );
    const { client } = connectTo(sandbox);
    await assertTasksUnique(client, workspace);
    client.close();
  });
});

import assert from 'node:assert/strict';
import { suitesIn, uploadSuites } from '../../../../src/deploy/suites';
import type { FieldSpecs } from '../../../../src/spec';
import { all, startPlatform, type TestPlatform } from '../platform';

const inputSpec: FieldSpecs = { word: { type: 'string', required: true } };
const outputSpec: FieldSpecs = { ok: { type: 'string', required: true } };
const specs = { path: 'pages.tsv', inputSpec, outputSpec };

const words = (suites: ReturnType<typeof suitesIn>): unknown =>
  suites.suites.map(({ suite }) => suite.tasks.map(({ input_values }) => input_values.word));

describe('a file that lays out task suites', () => {
  it('parts them by empty lines, as the platform does', () => {
    const text = 'INPUT:word\none\n"two\n\nlines"\n\nthree\n\n\nfour\nfive\n';
    const laid = suitesIn(text, { ...specs, grouping: { by: 'empty-line' } });
    assert.deepEqual(words(laid), [['one', 'two\n\nlines'], ['three'], ['four', 'five']]);
    assert.deepEqual(
      laid.suites.map(({ line }) => line),
      [2, 7, 10],
    );
    assert.deepEqual(laid.problems, []);
  });

  it('groups rows by a column, wherever they stand', () => {
    const text = 'page,word,TASK:overlap\nA,one,3\nB,two,\nA,three,3\n,four,\n,five,\n';
    const laid = suitesIn(text, {
      ...specs,
      path: 'pages.csv',
      grouping: { by: 'column', column: 'page' },
    });
    assert.deepEqual(words(laid), [['one', 'three'], ['two'], ['four'], ['five']]);
    assert.deepEqual(
      laid.suites.map(({ suite }) => suite.overlap),
      [3, undefined, undefined, undefined],
    );
  });

  it('keeps known answers, so that a page can hold golden tasks', () => {
    const text = 'INPUT:word\tGOLDEN:ok\none\t\ntwo\tyes\n';
    const laid = suitesIn(text, { ...specs, grouping: { by: 'empty-line' } });
    const [page] = laid.suites;
    assert.deepEqual(page?.suite.tasks[1]?.known_solutions?.[0]?.output_values, { ok: 'yes' });
    assert.equal(page.suite.tasks[0]?.known_solutions, undefined);
  });

  it('leaves a page out whole when a row of it is wrong, and says where', () => {
    const text = 'INPUT:word\tTASK:overlap\none\t1\n\t1\n\ntwo\t2\nthree\t3\n\nfour\t\n';
    const laid = suitesIn(text, { ...specs, grouping: { by: 'empty-line' } });
    assert.deepEqual(words(laid), [['four']]);
    assert.deepEqual(
      laid.problems.map(({ line }) => line),
      [3, 5],
    );
    assert.match(laid.problems[1]?.message ?? '', /different overlaps: 2, 3/);
  });
});

describe('uploading task suites', () => {
  let platform: TestPlatform;
  let poolId: string;

  before(async () => {
    platform = await startPlatform('500=0.1,cut=0.1,seed=5');
    const { client } = platform;
    const project = await client.projects.create({
      public_name: 'Words',
      public_description: 'Read',
      assignments_issuing_type: 'AUTOMATED',
      task_spec: {
        input_spec: inputSpec,
        output_spec: outputSpec,
        view_spec: { type: 'classic', markup: '<p>${word}</p>' },
      },
    });
    const pool = await client.pools.create({
      project_id: project.id,
      private_name: 'By hand',
      may_contain_adult_content: false,
      will_expire: '2099-01-01T00:00:00',
      reward_per_assignment: 0.01,
      assignment_max_duration_seconds: 600,
      auto_accept_solutions: true,
      defaults: { default_overlap_for_new_task_suites: 2 },
    });
    poolId = pool.id;
  });

  after(() => platform.close());

  it('makes each once, however often and however bad the day', async () => {
    const { client } = platform;
    const text = 'INPUT:word\none\ntwo\n\nthree\n\none\ntwo\n';
    const { suites } = suitesIn(text, { ...specs, grouping: { by: 'empty-line' } });
    const first = await uploadSuites(client, poolId, suites, { agreed: 0 });
    assert.deepEqual(first, { created: 3, already: 0, refused: [] });
    const second = await uploadSuites(client, poolId, suites, { agreed: 0 });
    assert.deepEqual(second, { created: 0, already: 3, refused: [] });
    const there = await all(client.taskSuites.list({ pool_id: poolId }));
    assert.deepEqual(
      there.map(({ tasks, overlap }) => [tasks.length, overlap]),
      [
        [2, 2],
        [1, 2],
        [2, 2],
      ],
    );
  });

  it('tells which were refused, and makes the others', async () => {
    const good = { line: 2, suite: { tasks: [{ input_values: { word: 'new' } }] } };
    const bad = { line: 5, suite: { tasks: [{ input_values: { wrong: 'x' } }] } };
    const report = await uploadSuites(platform.client, poolId, [bad, good], { agreed: 0 });
    assert.equal(report.created, 1);
    assert.deepEqual(
      report.refused.map(({ line }) => line),
      [5],
    );
    assert.match(report.refused[0]?.message ?? '', /wrong/);
  });
});

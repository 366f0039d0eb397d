import assert from 'node:assert/strict';
import { pictureOf } from '../../../src/pipeline/picture';
import { planRun } from '../../../src/pipeline/plan';
import { openWorkspace } from '../../../src/workspace';

const planned = () =>
  planRun({
    workspace: openWorkspace('examples/asr-en'),
    specPath: 'asr-en.pipeline.yaml',
    profile: 'none',
  });

describe('the picture of a pipeline', () => {
  it('names the specs, the thresholds and the counts of each stage', async () => {
    const { stages, texts, attempts } = pictureOf(await planned());
    assert.deepEqual(texts, { count: 48, source: 'all rows', file: './data/texts.tsv' });
    assert.equal(attempts, 3);
    const [classification, recording, verification] = stages;
    assert.deepEqual(classification, {
      stage: 'classification',
      specs: [
        { kind: 'project', path: 'classification.project.yaml' },
        { kind: 'training', path: 'classification.training.yaml' },
        { kind: 'pool', path: 'classification.pool.yaml' },
      ],
      accept: { output: 'is_correct', equals: 'yes', confidence: 0.8 },
      overlap: 5,
      perSuite: 25,
      reward: 0.025,
      tasks: 48,
      suites: 10,
      total: 0.75,
    });
    assert.deepEqual(
      recording?.specs.map(({ kind }) => kind),
      ['project', 'pool'],
    );
    assert.equal(recording.accept, undefined);
    assert.equal(verification?.tasks, 58);
  });

  it('holds the expected sum between its bounds, beside the formula of the notebook', async () => {
    const { money, budget } = pictureOf(await planned());
    assert.deepEqual(budget, { soft: 10, hard: 15, reserve: 1 });
    assert.ok(money.least < money.expected && money.expected < money.most, JSON.stringify(money));
    // 48·5/25·0.075 + 48·0.065 + 1.2·48·3/20·0.08
    assert.ok(Math.abs(money.notebook - (0.72 + 3.12 + 0.69)) < 0.011, String(money.notebook));
  });

  it('says where texts come from and where recordings and results go', async () => {
    const plan = await planned();
    const spec = {
      ...plan.spec,
      texts: { corpus: { language: 'ka', size: 48 } },
      limits: { recordings_per_text: 2, recordings_per_performer: 40 },
      pilot: { texts: 5 },
      storage: { s3: { endpoint: 'https://s3.example', region: 'x', bucket: 'voices' } },
      results: { folder: './out', layouts: ['common-voice'], split: { by: 'speaker' } },
    } as const;
    const picture = pictureOf({ ...plan, spec });
    assert.deepEqual(picture.texts, { count: 48, source: 'Wikipedia, ka, collected once' });
    assert.equal(picture.storage, 'bucket voices at https://s3.example, presigned links');
    assert.equal(picture.results, './out: common-voice, split by speaker');
    assert.deepEqual([picture.attempts, picture.perPerformer, picture.pilot], [2, 40, 5]);
  });
});

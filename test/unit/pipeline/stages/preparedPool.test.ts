import assert from 'node:assert/strict';
import type { QualityControl } from '../../../../src/spec';
import {
  prepareRecordingPool,
  releaseRecordingPool,
} from '../../../../src/pipeline/stages/preparedPool';
import { fakePlatform, fakeRun } from './fakeRun';

const captcha = {
  collector_config: { type: 'CAPTCHA', uuid: 'u-1', parameters: { history_size: 5 } },
  rules: [],
};
const reissue = {
  collector_config: { type: 'ASSIGNMENTS_ASSESSMENT', uuid: 'u-2' },
  rules: [
    {
      conditions: [{ key: 'assessment_event', operator: 'EQ', value: 'REJECT' }],
      action: { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } },
    },
  ],
} as const;
const rules: QualityControl = { captcha_frequency: 'LOW', configs: [captcha, reissue] };

describe('the recording pool of a run', () => {
  it('gives nothing out again by itself meanwhile, and is as it was afterwards', async () => {
    const platform = fakePlatform();
    platform.pool = { ...platform.pool, quality_control: rules };
    const { run } = fakeRun(platform);
    await prepareRecordingPool(run);
    assert.deepEqual(platform.pool.quality_control?.configs, [captcha]);
    await prepareRecordingPool(run);
    await releaseRecordingPool(run);
    assert.deepEqual(platform.pool.quality_control, rules);
    await releaseRecordingPool(run);
    assert.deepEqual(platform.calls, ['update', 'update']);
  });

  it('has a limit for one performer meanwhile, counted in pages', async () => {
    const platform = fakePlatform();
    const { run } = fakeRun(platform, { limits: { recordings_per_performer: 40 } });
    await prepareRecordingPool(run);
    const [config] = platform.pool.quality_control?.configs ?? [];
    assert.equal(config?.collector_config.type, 'ASSIGNMENT_SUBMIT_TIME');
    assert.deepEqual(config.rules[0]?.conditions, [
      { key: 'total_submitted_count', operator: 'GTE', value: 40 },
    ]);
    await releaseRecordingPool(run);
    assert.deepEqual(platform.pool.quality_control?.configs, []);
  });

  it('gets its rule back from the spec when the journal was lost in between', async () => {
    const platform = fakePlatform();
    platform.pool = { ...platform.pool, quality_control: { configs: [captcha] } };
    const { run } = fakeRun(platform);
    Object.assign(run.plan.recording.pool.object, { quality_control: rules });
    await prepareRecordingPool(run);
    await releaseRecordingPool(run);
    assert.deepEqual(platform.pool.quality_control?.configs, [captcha, reissue]);
  });

  it('is left as it is once somebody archived it: the dataset needs nothing of it', async () => {
    const platform = fakePlatform();
    platform.pool = { status: 'ARCHIVED', quality_control: { configs: [captcha] } };
    const { run } = fakeRun(platform);
    Object.assign(run.plan.recording.pool.object, { quality_control: rules });
    await releaseRecordingPool(run);
    assert.deepEqual(platform.calls, []);
  });

  it('is left alone when it has no such rule and there is no limit', async () => {
    const platform = fakePlatform();
    const { run } = fakeRun(platform);
    await prepareRecordingPool(run);
    await releaseRecordingPool(run);
    assert.deepEqual(platform.calls, []);
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, textAt } from '../look';
import { poolOf, recordingProject, startPlatform } from '../platform';

describe('people who work by hand, over a restart', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'people-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('find the suite that was in their hands, and their files', async () => {
    const first = await startPlatform({ dataDir });
    const ann = await first.json('POST', '/sandbox/performers', { name: 'Ann', rating: 77 });
    const project = await first.json('POST', '/api/v1/projects', recordingProject);
    const mixer_config = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
    const pool = poolOf(textAt(project, 'id'), { mixer_config });
    const poolId = textAt(await first.json('POST', '/api/v1/pools', pool), 'id');
    await first.json('POST', '/api/v1/tasks?open_pool=true', {
      pool_id: poolId,
      input_values: { text: 'Read me' },
      overlap: 1,
      reserved_for: [textAt(ann, 'id')],
    });
    const who = `/sandbox/performers/${textAt(ann, 'id')}`;
    const suite = await first.json('POST', `${who}/assignments`, { pool_id: poolId });
    const own = `${who}/assignments/${textAt(suite, 'id')}`;
    const sent = await fetch(`${first.sandbox.url}${own}/attachments?name=me.wav`, {
      method: 'POST',
      headers: { authorization: `OAuth ${first.sandbox.token}`, 'content-type': 'audio/wav' },
      body: 'RIFF',
    });
    const file = textAt(await sent.json(), 'id');
    await first.sandbox.close();

    const second = await startPlatform({ dataDir });
    assert.equal((await second.json('GET', who)).rating, 77);
    const offers = await second.json('GET', `${who}/pools`);
    assert.equal(at(offers, '0.assignment_id'), suite.id);
    const solutions = [{ output_values: { audio: file } }];
    const { assignment } = await second.json('POST', `${own}/submit`, { solutions });
    assert.equal(at(assignment, 'status'), 'ACCEPTED');
    const download = await second.request('GET', `/api/v1/attachments/${file}/download`);
    assert.equal(await download.text(), 'RIFF');
    await second.sandbox.close();
  });
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { folderStorage } from '../../../../src/pipeline/storage/folderStorage';
import { acceptedHashes, markVerdicts, readMarks } from '../../../../src/pipeline/storage/marks';
import type { VerdictMark } from '../../../../src/pipeline/storage/marks';
import { storageFolders } from '../../../../src/pipeline/storage/storageFolders';
import type { Storage } from '../../../../src/pipeline/storage/storage';
import { temporaryFolder } from '../temporaryFolder';

const { signal } = new AbortController();
const plan = { name: 'asr-en' };
const judged = { text_id: 'en-1', label: 'yes', confidence: 0.98, votes: 3, approving: 3 };
const mark = (key: string, verdict: VerdictMark['verdict']): VerdictMark => ({
  ...{ key, verdict, assignment: 'a-1', sha256: `hash of ${key}` },
  judged,
});

describe('marks in the storage', () => {
  const folder = temporaryFolder();
  const storage = (): Storage =>
    folderStorage(join(folder(), 'storage'), () => Promise.resolve('http://127.0.0.1:1/'));
  const read = () => readMarks(storage(), plan, signal);

  it('are read as they were written, and a batch that comes again replaces itself', async () => {
    const at = { storage: storage(), plan, signal };
    const [one, other] = [mark('r/1.wav', 'accepted'), mark('r/2.wav', 'rejected')];
    await markVerdicts(at, '1-aa', [one]);
    await markVerdicts(at, '1-aa', [one, other]);
    await markVerdicts(at, '2-bb', []);
    assert.deepEqual(await read(), [one, other]);
  });

  it('name what was accepted, and nothing else', () => {
    const marks = [mark('r/1.wav', 'accepted'), mark('r/2.wav', 'rejected'), { key: 'r/3.wav' }];
    assert.deepEqual([...acceptedHashes(marks)], [['r/1.wav', 'hash of r/1.wav']]);
  });

  for (const [what, line, found] of [
    ['no JSON', '{"key":', []],
    ['no object', 'null', []],
    ['a key that is no text', '{"key":1}', []],
    ['nothing but a key', '{"key":"k"}', [{ key: 'k' }]],
    ['a verdict that does not exist', '{"key":"k","verdict":"MAYBE"}', [{ key: 'k' }]],
    ['a mark without judgement', '{"key":"k","sha256":"s"}', [{ key: 'k', sha256: 's' }]],
    ['a judgement of text', '{"key":"k","judged":"yes"}', [{ key: 'k' }]],
    [
      'a confidence of text',
      `{"key":"k","judged":${JSON.stringify({ ...judged, confidence: '1' })}}`,
      [{ key: 'k' }],
    ],
    [
      'a count below nought',
      `{"key":"k","judged":${JSON.stringify({ ...judged, votes: -1 })}}`,
      [{ key: 'k' }],
    ],
  ] as const) {
    it(`are untrusted: ${what}`, async () => {
      const bytes = Buffer.from(line);
      const key = `${storageFolders(plan).marks}/strange.jsonl`;
      await storage().put(key, { bytes, mediaType: 'text/plain', sha256: '' }, signal);
      assert.deepEqual(await read(), found);
    });
  }
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import { StorageError } from '../../../../src/pipeline/storage/storageError';
import { readRecording } from '../../../../src/pipeline/storage/readRecording';
import { exampleWorkspace, removeWorkspace } from '../../../integration/workspaces';
import { s3Server, testCredentials, testRegion } from '../../../support/s3';
import type { S3Server } from '../../../support/s3';

const { signal } = new AbortController();
const key = 'asr-en/recordings/a1.wav';
const keys = {
  AWS_ACCESS_KEY_ID: testCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: testCredentials.secretAccessKey,
};

describe('a recording that the panel plays from a bucket', () => {
  let root = '';
  let server: S3Server;
  const bytes = Buffer.from('the sound of a voice');

  const read = async (
    o: Partial<Parameters<typeof readRecording>[0]> = {},
  ): Promise<Uint8Array | undefined> =>
    await readRecording({
      ...{ root, specPath: join(root, 'asr-en.pipeline.yaml'), profile: 'sandbox' },
      // No shared file of this machine: only the keys that are given.
      environment: { ...keys, AWS_SHARED_CREDENTIALS_FILE: join(root, 'none') },
      key,
      ...o,
    });

  before(async () => {
    root = await exampleWorkspace();
    server = await s3Server();
    const place = { endpoint: server.url, region: testRegion, bucket: 'voices', prefix: 'p' };
    const path = join(root, 'asr-en.pipeline.yaml');
    const text = await readFile(path, 'utf8');
    const s3 = `storage: { s3: { endpoint: '${server.url}', region: ${testRegion}, bucket: voices, prefix: p } }`;
    await writeFile(path, text.replace('storage: { folder: ./storage }', s3));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const storage = s3Storage(place, testCredentials);
    for (const name of [key, 'asr-en/private.wav', 'other/recordings/a1.wav']) {
      await storage.put(name, { bytes, sha256, mediaType: 'audio/wav' }, signal);
    }
  });
  after(async () => {
    await server.close();
    await removeWorkspace(root);
  });

  it('is loaded with the keys that were given, by a signature that the service checks', async () => {
    assert.deepEqual(Buffer.from((await read()) ?? []), bytes);
  });

  it('is not there when the bucket does not have it', async () => {
    assert.equal(await read({ key: 'asr-en/recordings/none.wav' }), undefined);
  });

  it('is refused with wrong keys, and no key is told', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKTEST', AWS_SECRET_ACCESS_KEY: 'a wrong secret' };
    const error = await read({ environment }).catch((e: unknown) => e);
    assert.ok(error instanceof StorageError, String(error));
    assert.equal(error.trouble, 'refused');
    assert.match(error.message, /Check the access key/);
    assert.doesNotMatch(error.message, /wrong secret|AKTEST/);
  });

  it('wants keys', async () => {
    const environment = { AWS_SHARED_CREDENTIALS_FILE: join(root, 'none') };
    await assert.rejects(() => read({ environment }), /wants keys/);
  });

  it('is not read to its end when nobody would listen to so much', async () => {
    await assert.rejects(() => read({ most: bytes.length - 1 }), /too long to be played/);
    assert.equal((await read({ most: bytes.length }))?.length, bytes.length);
  });

  it("is one of the pipeline's own recordings, whatever a view asks for", async () => {
    const before = server.requests.length;
    for (const asked of ['asr-en/private.wav', 'other/recordings/a1.wav', '', '../p/asr-en']) {
      assert.equal(await read({ key: asked }), undefined, asked);
    }
    assert.equal(server.requests.length, before, 'the service was asked');
    await assert.rejects(() => read({ key: 'asr-en/recordings/../private.wav' }), RangeError);
  });

  it('comes from a bucket only where the pipeline names one', async () => {
    const folder = await exampleWorkspace();
    try {
      const specPath = join(folder, 'asr-en.pipeline.yaml');
      assert.equal(await read({ root: folder, specPath }), undefined);
    } finally {
      await removeWorkspace(folder);
    }
  });
});

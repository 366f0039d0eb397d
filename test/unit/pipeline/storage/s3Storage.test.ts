import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { PipelineError } from '../../../../src/pipeline/errors';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import type { Storage } from '../../../../src/pipeline/storage/storage';
import { s3Server, testCredentials } from './s3Server';
import type { S3Server } from './s3Server';

const { signal } = new AbortController();

function content(text: string): Parameters<Storage['put']>[1] {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, mediaType: 'audio/wav', sha256 };
}

describe('storage in a bucket', () => {
  let server: S3Server;
  const place = (): Parameters<typeof s3Storage>[0] => ({
    endpoint: server.url,
    region: 'test-1',
    bucket: 'records',
    prefix: '/asr/en/',
  });
  const storage = (): Storage => s3Storage(place(), testCredentials);

  beforeEach(async () => {
    server = await s3Server();
  });
  afterEach(() => server.close());

  it('makes the bucket, and writes objects below the prefix with their type', async () => {
    await storage().put('r/1.wav', content('sound'), signal);
    const found = server.objects.get('records/asr/en/r/1.wav');
    assert.equal(found?.bytes.toString(), 'sound');
    assert.equal(found.type, 'audio/wav');
  });

  it('reads what it wrote, knows its size, and finds nothing where nothing is', async () => {
    await storage().put('r/1.wav', content('sound'), signal);
    assert.equal((await storage().read('r/1.wav', signal))?.toString(), 'sound');
    assert.equal(await storage().read('r/2.wav', signal), undefined);
    assert.equal(await storage().holds('r/1.wav', 5, signal), true);
    assert.equal(await storage().holds('r/1.wav', 4, signal), false);
    assert.equal(await storage().holds('r/2.wav', 5, signal), false);
  });

  for (const key of ['plain.wav', 'with blank.wav', 'ünï/çödé+&.wav', "it's(1)*!.wav"]) {
    it(`hands out addresses of private objects that anybody can load: ${key}`, async () => {
      await storage().put(key, content('sound'), signal);
      const url = await storage().link(key, signal);
      const loaded = await fetch(url);
      assert.equal(loaded.status, 200);
      assert.equal(await loaded.text(), 'sound');
      assert.equal((await fetch(url.replace(/\?.*/, ''))).status, 403);
    });
  }

  it('hands out plain addresses where objects are public', async () => {
    const open = s3Storage({ ...place(), links: 'public' }, testCredentials);
    assert.equal(await open.link('r/1.wav', signal), `${server.url}/records/asr/en/r/1.wav`);
  });

  it('lists all pages below a prefix, without its own prefix in the keys', async () => {
    const keys = ['r/1.wav', 'r/2&3.wav', 'r/4.wav', 'r/5.wav', 'r/6.wav', 't/1.wav'];
    for (const key of keys) await storage().put(key, content(key), signal);
    const listed: string[] = [];
    for await (const { key, bytes } of storage().list('r/', signal)) {
      listed.push(key);
      assert.equal(bytes, key.length);
    }
    assert.deepEqual(listed, keys.slice(0, 5));
  });

  it('removes objects, and is content when they are gone', async () => {
    await storage().put('r/1.wav', content('sound'), signal);
    await storage().remove('r/1.wav', signal);
    await storage().remove('r/1.wav', signal);
    assert.equal(server.objects.size, 0);
  });

  it('tries again when the service is busy', async () => {
    server.failing = Object.assign(server.failing, { status: 503, times: 2 });
    await storage().put('r/1.wav', content('sound'), signal);
    assert.equal(server.objects.size, 1);
  });

  it('says what to check when the keys are refused, and shows no secret', async () => {
    const wrong = { accessKeyId: 'AKTEST', secretAccessKey: 'not-the-secret' };
    await assert.rejects(
      () => s3Storage(place(), wrong).put('r/1.wav', content('sound'), signal),
      (error) =>
        error instanceof PipelineError &&
        error.message.includes('access key') &&
        !error.message.includes('not-the-secret'),
    );
  });

  it('refuses bytes that are not what their hash says', async () => {
    const lie = { ...content('sound'), sha256: content('other').sha256 };
    await assert.rejects(() => storage().put('r/1.wav', lie, signal), PipelineError);
    assert.equal(server.objects.size, 0);
  });
});

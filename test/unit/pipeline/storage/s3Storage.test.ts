import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PipelineError } from '../../../../src/pipeline/errors';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import type { Storage } from '../../../../src/pipeline/storage/storage';
import { StorageError } from '../../../../src/pipeline/storage/storageError';
import { s3Server, testCredentials } from '../../../support/s3';
import type { S3Server } from '../../../support/s3';
import { temporaryFolder } from '../temporaryFolder';

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

  for (const key of ['../x.wav', 'a/../../../other/x.wav', './x.wav', 'a/..', '']) {
    it(`never leads out of its prefix, or to another bucket: "${key}"`, async () => {
      const { endpoint, region } = place();
      const other = s3Storage({ endpoint, region, bucket: 'other' }, testCredentials);
      await other.put('x.wav', content('private'), signal);
      await assert.rejects(() => storage().read(key, signal), RangeError);
      await assert.rejects(() => storage().link(key, signal), RangeError);
      await assert.rejects(() => storage().put(key, content('sound'), signal), RangeError);
      await assert.rejects(() => storage().remove(key, signal), RangeError);
      assert.equal(server.objects.size, 1);
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
    server.fail({ status: 503, code: 'SlowDown', times: 2 });
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

  it('keeps the hash beside the object, and streams it back', async () => {
    await storage().put('r/1.wav', content('sound'), signal);
    const found = server.objects.get('records/asr/en/r/1.wav');
    assert.equal(found?.meta.sha256, content('sound').sha256);
    const stream = await storage().open('r/1.wav', signal);
    assert.equal(Buffer.concat((await stream?.toArray()) as Buffer[]).toString(), 'sound');
    assert.equal(await storage().open('r/none.wav', signal), undefined);
  });

  it('finds nothing, and lists nothing, where there is no bucket yet', async () => {
    assert.equal(await storage().read('r/1.wav', signal), undefined);
    for await (const { key } of storage().list('', signal)) assert.fail(key);
  });

  it('makes the bucket once for all who write at the same time', async () => {
    const open = storage();
    await Promise.all(['1', '2', '3', '4'].map((key) => open.put(key, content(key), signal)));
    assert.equal(server.requests.filter((line) => line === 'PUT /records').length, 1);
  });

  it('makes no bucket where that is switched off', async () => {
    const open = s3Storage({ ...place(), create_bucket: false }, testCredentials);
    await assert.rejects(
      open.put('r/1.wav', content('sound'), signal),
      (error) => error instanceof StorageError && error.trouble === 'no-bucket',
    );
    assert.equal(server.buckets.size, 0);
  });

  it('writes without looking for the bucket where the keys may only write', async () => {
    server.buckets.add('records');
    server.fail({ status: 403, code: 'AccessDenied', times: 1, method: 'HEAD' });
    await storage().put('r/1.wav', content('sound'), signal);
    assert.equal(server.objects.size, 1);
  });

  const troubles = [
    [{ status: 403, code: 'ExpiredToken' }, 'expired'],
    [{ status: 403, code: 'AccessDenied' }, 'refused'],
    [{ status: 400, code: 'AuthorizationHeaderMalformed' }, 'refused'],
    [{ status: 403, code: 'RequestTimeTooSkewed' }, 'refused'],
    [{ status: 507, code: 'XMinioStorageFull' }, 'full'],
    [{ status: 503, code: 'SlowDown' }, 'unreachable'],
  ] as const;
  for (const [mishap, trouble] of troubles) {
    it(`tells ${mishap.code} as ${trouble}`, async () => {
      server.buckets.add('records');
      server.fail({ ...mishap, times: 9, method: 'PUT' });
      await assert.rejects(
        storage().put('r/1.wav', content('sound'), signal),
        (error) => error instanceof StorageError && error.trouble === trouble,
      );
    });
  }

  it('stops waiting for a busy service when it is told to', async () => {
    server.fail({ status: 503, code: 'SlowDown', times: 99 });
    const stopped = new AbortController();
    const writing = storage().put('r/1.wav', content('sound'), stopped.signal);
    stopped.abort(new Error('enough'));
    await assert.rejects(writing, /enough|abort/i);
  });

  it('puts the bucket into the host name where that is asked for', async () => {
    const open = s3Storage(
      { ...place(), endpoint: 'https://s3.example.net', path_style: false, link_days: 2 },
      testCredentials,
    );
    const url = new URL(await open.link('r/1.wav', signal));
    assert.equal(url.host, 'records.s3.example.net');
    assert.equal(url.pathname, '/asr/en/r/1.wav');
    assert.equal(url.searchParams.get('X-Amz-Expires'), String(2 * 86_400));
    assert.equal(open.linksLast, 2 * 86_400);
  });

  describe('with a large file', () => {
    const folder = temporaryFolder();
    const large = async (): Promise<Parameters<Storage['put']>[1]> => {
      const bytes = Buffer.alloc(20 * 1024 * 1024 + 5, 'abc');
      const file = join(folder(), 'large.wav');
      await writeFile(file, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { file, mediaType: 'audio/wav', sha256 };
    };

    it('writes it in parts, with its type and hash', async () => {
      const it = await large();
      await storage().put('large.wav', it, signal);
      const found = server.objects.get('records/asr/en/large.wav');
      assert.equal(
        createHash('sha256')
          .update(found?.bytes ?? '')
          .digest('hex'),
        it.sha256,
      );
      assert.equal(found?.type, 'audio/wav');
      assert.equal(found.meta.sha256, it.sha256);
      assert.equal(server.requests.filter((line) => line.includes('partNumber')).length, 3);
    });

    it('sends a part again that met a busy service', async () => {
      const it = await large();
      server.buckets.add('records');
      server.fail({ status: 500, code: 'InternalError', times: 1, method: 'PUT' });
      await storage().put('large.wav', it, signal);
      assert.equal(server.objects.get('records/asr/en/large.wav')?.bytes.length, 20_971_525);
    });

    it('leaves nothing behind when the storage is full', async () => {
      const it = await large();
      server.setRoom(10 * 1024 * 1024);
      await assert.rejects(
        storage().put('large.wav', it, signal),
        (error) => error instanceof StorageError && error.trouble === 'full',
      );
      assert.equal(server.objects.size, 0);
      assert.equal(server.openUploads(), 0);
    });
  });
});

import assert from 'node:assert/strict';
import { linkEnd } from '../../../../src/pipeline/storage/linkEnd';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import { testCredentials } from '../../../support/s3';

const place = { endpoint: 'https://s3.example.net/base', region: 'r', bucket: 'b' };
const base = 'https://s3.example.net/base/b';
const { signal } = new AbortController();
const day = 24 * 3600;

describe('the end of an address', () => {
  it('is as many seconds after its signature as it says', () => {
    const query = 'X-Amz-Date=20261122T064612Z&X-Amz-Expires=60&X-Amz-Signature=0';
    assert.equal(linkEnd(`https://a.b/c?${query}`), Date.UTC(2026, 10, 22, 6, 47, 12));
  });

  for (const address of ['https://a.b/c', 'c', '', 'https://a.b/c?X-Amz-Expires=60']) {
    it(`is not known of "${address}"`, () => assert.equal(linkEnd(address), undefined));
  }

  it('is where the storage says that its links end', async () => {
    const before = Math.floor(Date.now() / 1000);
    const storage = s3Storage({ ...place, link_days: 2 }, testCredentials);
    const end = (linkEnd(await storage.link('x.wav', signal)) ?? 0) / 1000;
    assert.equal(storage.linksLast, 2 * day);
    assert.ok(end >= before + 2 * day && end <= Date.now() / 1000 + 2 * day);
  });

  it('is not behind the end of the keys that signed it', async () => {
    const expires = Date.now() + 3_600_000;
    const storage = s3Storage(place, { ...testCredentials, sessionToken: 't', expires });
    assert.ok((storage.linksLast ?? 0) <= 3600);
    assert.ok((linkEnd(await storage.link('x.wav', signal)) ?? Infinity) <= expires);
  });

  it('leads back to the key, and to none in other places', async () => {
    for (const prefix of ['', 'p/q']) {
      const storage = s3Storage({ ...place, prefix }, testCredentials);
      for (const key of ['a.wav', "ü b/it's(1)*&.wav"]) {
        const link = await storage.link(key, signal);
        assert.equal(storage.keyOf(link), key);
        assert.equal(storage.keyOf(link.replace('example.net', 'example.org')), undefined);
        assert.equal(storage.keyOf(link.replace('/b/', '/other/')), undefined);
      }
    }
    const storage = s3Storage({ ...place, prefix: 'p' }, testCredentials);
    for (const address of [
      'no address',
      `${base}/p/%zz.wav`,
      `${base}/p/`,
      `${base}/p/a%2f..%2fb`,
    ]) {
      assert.equal(storage.keyOf(address), undefined, address);
    }
  });
});

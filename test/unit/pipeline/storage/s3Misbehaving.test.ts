import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import type { Storage } from '../../../../src/pipeline/storage/storage';
import { StorageError } from '../../../../src/pipeline/storage/storageError';
import type { LoopbackServer } from '../../../support/loopback';
import { loopbackServer } from '../../../support/loopback';
import { testCredentials } from '../../../support/s3';
import { temporaryFolder } from '../temporaryFolder';

const { signal } = new AbortController();

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a bucket service that misbehaves', () => {
  let server: LoopbackServer;
  let answer: (request: IncomingMessage, response: ServerResponse, url: URL) => void;
  let requests: string[];

  beforeEach(async () => {
    requests = [];
    server = await loopbackServer((request, response) => {
      request.resume();
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://x');
        requests.push(`${request.method ?? ''} ${url.pathname}`);
        answer(request, response, url);
      });
    });
  });
  afterEach(() => server.close());

  function storage(patience?: number): Storage {
    const place = { endpoint: server.origin, region: 'test-1', bucket: 'b', prefix: 'p' };
    return s3Storage(place, testCredentials, patience);
  }

  async function listed(): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const { key } of storage().list('r/', signal)) keys.push(key);
    return keys;
  }

  const listing = (keys: readonly string[], more = ''): string =>
    `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('')}${more}</ListBucketResult>`;
  const truncated = '<IsTruncated>true</IsTruncated>';

  it('shows only what lies below the prefix that was asked for, whatever it lists', async () => {
    answer = (_, response) =>
      response.end(listing(['p/r/1.wav', 'p/recordings/2.wav', 'other/r/3.wav', 'p/r/4.wav']));
    assert.deepEqual(await listed(), ['r/1.wav', 'r/4.wav']);
  });

  const noLists: readonly (readonly [name: string, text: string])[] = [
    ['the page of a proxy', '<!doctype html><title>Sign in</title>'],
    ['nothing at all', ''],
    ['a part without the way to the rest', listing(['p/r/1.wav'], truncated)],
    [
      'the same part for ever',
      listing(['p/r/1'], `${truncated}<NextContinuationToken>x</NextContinuationToken>`),
    ],
  ];
  for (const [name, text] of noLists) {
    it(`is not believed when a list of objects is ${name}`, async () => {
      answer = (_, response) => response.end(text);
      await assert.rejects(listed, (error) => {
        return error instanceof StorageError && error.message.includes('no whole list');
      });
    });
  }

  it('is not taken for an empty one where something else than a bucket is not found', async () => {
    answer = (_, response) => response.writeHead(404).end('<h1>nginx</h1>');
    await assert.rejects(listed, StorageError);
  });

  it('is asked again when an answer breaks off in its middle', async () => {
    const whole = Buffer.from('{"key":"a"}\n');
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': whole.length });
      if (requests.length > 2) response.end(whole);
      else response.write(whole.subarray(0, 5), () => response.destroy());
    };
    assert.deepEqual(await storage().read('m.jsonl', signal), whole);
    assert.equal(requests.length, 3);
  });

  it('does not keep anybody waiting for ever when it says nothing', async () => {
    answer = () => undefined;
    await assert.rejects(storage(50).read('m.jsonl', signal), (error) => {
      return error instanceof StorageError && error.trouble === 'unreachable';
    });
  });

  it('does not keep anybody waiting for ever when it stops in the middle of a file', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half');
    };
    await assert.rejects(async () => {
      const stream = await storage(200).open('x.wav', signal);
      await stream?.toArray();
    });
  });

  for (const [status, code] of [
    [301, 'PermanentRedirect'],
    [307, 'TemporaryRedirect'],
    [400, 'AuthorizationHeaderMalformed'],
    [400, undefined],
  ] as const) {
    it(`says in which region the bucket is: ${status} ${code ?? 'without a body'}`, async () => {
      answer = (_, response) => {
        response.writeHead(status, {
          'x-amz-bucket-region': 'eu-west-3',
          location: 'http://127.0.0.1:1/',
        });
        response.end(code && `<Error><Code>${code}</Code></Error>`);
      };
      await assert.rejects(storage().holds('x.wav', 1, signal), (error) => {
        return (
          error instanceof StorageError && /eu-west-3.*storage\.s3\.region/.test(error.message)
        );
      });
    });
  }

  describe('with a large file', () => {
    const folder = temporaryFolder();
    let kept: Readonly<Record<string, string>> | undefined;
    let ending: 'odd' | 'error' | 'lost' = 'odd';
    const bytes = Buffer.alloc(17 * 1024 * 1024, 'abc');

    beforeEach(() => {
      kept = undefined;
      answer = ({ method, headers }, response, url) => {
        if (url.searchParams.has('uploads')) response.end('<X><UploadId>u</UploadId></X>');
        else if (method === 'PUT') response.writeHead(200, { etag: 'odd & "tag"' }).end();
        else if (method === 'POST') {
          if (ending !== 'error') {
            kept = { 'content-length': `${bytes.length}`, 'x-amz-meta-sha256': sha256(bytes) };
          }
          if (ending === 'lost') response.destroy();
          else response.end(ending === 'odd' ? '' : '<Error><Code>InternalError</Code></Error>');
          // From here on it is as if the upload had never been.
          if (ending === 'lost') ending = 'odd';
        } else if (method === 'HEAD' && url.pathname.endsWith('wav')) {
          response.writeHead(kept === undefined ? 404 : 200, kept).end();
        } else response.writeHead(headers.host === undefined ? 400 : 200).end();
      };
    });

    async function put(): Promise<void> {
      const file = join(folder(), 'large.wav');
      await writeFile(file, bytes);
      await storage().put(
        'large.wav',
        { file, mediaType: 'audio/wav', sha256: sha256(bytes) },
        signal,
      );
    }

    it('is believed when the file lies there, whatever it answers', async () => {
      ending = 'odd';
      await put();
      assert.ok(!requests.some((line) => line.startsWith('DELETE')));
    });

    it('is believed when the file lies there although the answer was lost', async () => {
      ending = 'lost';
      await put();
      assert.ok(!requests.some((line) => line.startsWith('DELETE')));
    });

    it('is not believed when it says yes, and no in the text', async () => {
      ending = 'error';
      await assert.rejects(put(), (error) => {
        return error instanceof StorageError && error.message.includes('InternalError');
      });
      assert.equal(requests.at(-1), 'DELETE /b/p/large.wav');
    });
  });
});

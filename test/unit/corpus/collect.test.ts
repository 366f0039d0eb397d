import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { collectCorpus, collectTexts, CorpusError } from '../../../src/corpus';
import type { CorpusOptions, CorpusReport } from '../../../src/corpus';
import { bunzip2 } from '../../../src/corpus/dump/bunzip2';
import { delimitedRows } from '../../../src/spec';
import { wikiServer } from '../../support/wiki';
import type { Article, WikiServer } from '../../support/wiki';

const animals = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu', 'hen', 'ibex', 'jay'];

/** Two paragraphs each; the second is the same in all of them. */
const articles: readonly Article[] = animals.map((name, number) => ({
  id: 100 + number,
  title: `${number < 6 ? 'A' : 'B'} ${name}`,
  text: `{{Box|x}}\nThe '''${name}''' & its [[home|den]] are known.\n\nNobody knows when it sleeps.`,
}));

/** Two lines, and sixty times one letter: two streams of bzip2 1.0.8 behind each other. */
const bz2 =
  'QlpoMTFBWSZTWRG4QCgAAATTgAAQQAEEAANEyEAgACCqg0GmhA0DQwhSkOpacdbShTSnxdyRThQkBG4QCgBCWmgxMUFZJlNZ7rlLJQAAAsiAABAAQAAQIAAhJkGYYLi7kinChId1ylko';

function dump(pages: readonly Article[]): string {
  const entries = pages.map(
    ({ id, title, text }) =>
      `<page><title>${title}</title><ns>0</ns><id>${id}</id><revision><id>9</id><text xml:space="preserve">${text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')}</text></revision></page>`,
  );
  const others =
    '<page><title>Talk:A ant</title><ns>1</ns><id>1</id><revision><text>The talk about it is long.</text></revision></page>' +
    '<page><title>Ant</title><ns>0</ns><id>2</id><redirect title="A ant" /><revision><text>#REDIRECT</text></revision></page>';
  return `<mediawiki xmlns="x"><siteinfo><sitename>W</sitename></siteinfo>${others}${entries.join('\n')}</mediawiki>`;
}

describe('collecting a corpus', () => {
  let folder = '';
  let server: WikiServer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crowdsmith-corpus-'));
    server = await wikiServer(articles);
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = (): string => join(folder, 'data', 'texts.tsv');
  const collect = async (more: Partial<CorpusOptions>): Promise<CorpusReport> =>
    await collectCorpus({
      language: 'en',
      from: { kind: 'api', endpoint: server.endpoint, pause: 1, contact: 'me@x.example\r\nX: y' },
      ...{ file: file(), size: 100, words: { min: 4 } },
      signal: new AbortController().signal,
      ...more,
    });
  const rowsIn = async (path = file()): Promise<readonly (readonly string[])[]> =>
    [...delimitedRows(await readFile(path, 'utf8'), '\t')].map((row) =>
      row.map(({ value }) => value),
    );
  const texts = async (): Promise<readonly (string | undefined)[]> =>
    (await rowsIn()).slice(1).map(([, text]) => text);
  const fromDump = async (content: string | Buffer): Promise<CorpusOptions['from']> => {
    const path = join(folder, 'dump.xml');
    await writeFile(path, content);
    return { kind: 'dump', path };
  };

  it('writes a tasks file and which article each text is from', async () => {
    const report = await collect({});
    const rows = await rowsIn();
    assert.deepEqual(rows[0], ['INPUT:text_id', 'INPUT:text']);
    assert.deepEqual(rows[1], ['en-100-1', 'The ant & its den are known.']);
    // The paragraph that all share comes once.
    assert.deepEqual(rows[2], ['en-100-2', 'Nobody knows when it sleeps.']);
    assert.equal(rows.length, 1 + animals.length + 1);
    assert.equal(report.chosen, 11);
    const sources = await rowsIn(report.sourcesFile);
    assert.deepEqual(sources[1]?.slice(0, 2), ['en-100-1', 'A ant']);
    assert.match(sources[1][2] ?? '', /\/wiki\/A_ant$/);
    assert.deepEqual((await readdir(join(folder, 'data'))).sort(), [
      'texts.sources.tsv',
      'texts.tsv',
    ]);
  });

  it('behaves as wikis ask: one question at a time, named, with maxlag, many pages in one', async () => {
    await collect({});
    assert.equal(server.atOnce(), 1);
    assert.ok(server.agents.every((agent) => agent.startsWith('Crowdsmith/')));
    assert.ok(server.agents.every((agent) => agent.includes('me@x.exampleX: y')));
    assert.ok(server.questions.every((query) => query.get('maxlag') === '5'));
    assert.ok(server.questions.every((query) => query.get('gaplimit') === '50'));
  });

  it('waits when the wiki is behind, busy, or breaks off, and misses nothing', async () => {
    server.next('maxlag', 'ratelimited', 'busy', 'cut');
    assert.equal((await collect({})).chosen, 11);
  });

  it('says so when there is no MediaWiki', async () => {
    server.next('html');
    await assert.rejects(collect({}), /no MediaWiki API/);
    await assert.rejects(collect({ language: '../x' }), CorpusError);
  });

  it('takes articles of a prefix, and bounds of length', async () => {
    await collect({ prefix: 'B ', words: { min: 6 } });
    assert.deepEqual(
      await texts(),
      ['gnu', 'hen', 'ibex', 'jay'].map((a) => `The ${a} & its den are known.`),
    );
    await assert.rejects(collect({ words: { min: 90 } }), /no paragraph that fits/);
  });

  it('stops asking when it has enough', async () => {
    await collect({ size: 2 });
    assert.equal((await texts()).length, 2);
    assert.ok(server.questions.length <= 2);
  });

  it('draws by seed, whatever the order, each words once', async () => {
    const draw = async (seed: number, from: CorpusOptions['from']): Promise<unknown> => {
      await collect({ size: 4, choice: { seed }, from });
      return await texts();
    };
    const whole = await fromDump(dump(articles));
    const first = await draw(1, whole);
    const turned = join(folder, 'turned.xml');
    await writeFile(turned, dump([...articles].reverse()));
    assert.deepEqual(await draw(1, { kind: 'dump', path: turned }), first);
    assert.deepEqual(await draw(1, { kind: 'api', endpoint: server.endpoint, pause: 1 }), first);
    assert.notDeepEqual(await draw(2, whole), first);
    assert.equal(new Set(first as string[]).size, 4);
  });

  for (const choice of ['first', { seed: 3 }] as const) {
    it(`goes on where it was stopped (${JSON.stringify(choice)}), and ends with the same`, async () => {
      await collect({ choice, size: 7 });
      const expected = await readFile(file(), 'utf8');
      await rm(file());
      const asked = server.questions.length;
      const stopped = new AbortController();
      const onProgress = ({ pages }: { readonly pages: number }): void => {
        if (pages >= 3) stopped.abort(new Error('enough'));
      };
      await assert.rejects(
        collect({ choice, size: 7, signal: stopped.signal, onProgress }),
        /enough/,
      );
      await assert.rejects(readFile(file()), { code: 'ENOENT' });
      assert.ok((await readdir(join(folder, 'data'))).includes('texts.tsv.progress.json'));
      const before = server.questions.length;
      assert.ok(before - asked < asked, 'it was stopped too late to be a test');
      const report = await collect({ choice, size: 7 });
      assert.equal(report.resumed, true);
      assert.equal(await readFile(file(), 'utf8'), expected);
      assert.ok(server.questions[before]?.has('gapcontinue'), 'it began anew');
    });
  }

  it('begins anew when something else is asked for', async () => {
    const stopped = new AbortController();
    const onProgress = (): void => stopped.abort(new Error('enough'));
    await assert.rejects(collect({ signal: stopped.signal, onProgress }), /enough/);
    assert.equal((await collect({ words: { min: 5 } })).resumed, false);
  });

  it('writes the number of words, or no header', async () => {
    await collect({ columns: 'with-words', size: 1 });
    assert.deepEqual((await rowsIn())[1], ['en-100-1', '7', 'The ant & its den are known.']);
    await collect({ columns: 'bare', size: 1 });
    assert.equal((await rowsIn()).length, 1);
  });

  it('reads dumps, plain or gzip, and leaves out talk and redirects', async () => {
    for (const content of [dump(articles), gzipSync(dump(articles))]) {
      await collect({ from: await fromDump(content) });
      assert.equal((await texts()).length, 11);
      assert.ok(!(await texts()).some((text) => text?.includes('talk')));
    }
  });

  it('tells what is no dump, what is cut off, and what cannot be decompressed', async () => {
    const whole = dump(articles);
    const bad: readonly (readonly [string | Buffer, RegExp])[] = [
      ['<html></html>', /no MediaWiki XML dump/],
      [whole.slice(0, 900), /no whole MediaWiki XML dump/],
      [gzipSync(whole).subarray(0, 200), /cannot be read to its end/],
      [Buffer.from('fd377a585a00', 'hex'), /xz/],
    ];
    for (const [content, message] of bad) {
      await assert.rejects(collect({ from: await fromDump(content) }), message);
    }
    await assert.rejects(collect({ from: { kind: 'dump', path: 'none.xml' } }), /cannot be opened/);
  });

  it('collects what a pipeline spec asks for', async () => {
    await writeFile(join(folder, 'd.xml'), dump(articles));
    const { signal } = new AbortController();
    const source = { language: 'en', size: 3, words: { min: 6 } };
    const report = await collectTexts({
      ...{ source, dump: join(folder, 'd.xml'), file: file(), signal },
    });
    assert.equal(report.chosen, 3);
  });
});

describe('bzip2', () => {
  const decompress = async (pieces: readonly Uint8Array[]): Promise<string> => {
    const out: Buffer[] = [];
    const source = (async function* () {
      await Promise.resolve();
      yield* pieces;
    })();
    for await (const piece of bunzip2(source)) out.push(piece);
    return Buffer.concat(out).toString();
  };
  const bytes = Buffer.from(bz2, 'base64');

  it('is decompressed in whatever pieces it comes, several streams of it', async () => {
    const expected = await decompress([bytes]);
    assert.match(expected, /^The fox sleeps\.\n[\s\S]*z{60}\n$/);
    assert.equal(await decompress([...bytes].map((byte) => Uint8Array.of(byte))), expected);
  });

  it('is refused when a bit is wrong or the end is missing', async () => {
    for (let at = 4; at < bytes.length - 12; at += 7) {
      const wrong = Buffer.from(bytes);
      wrong[at] = (wrong[at] ?? 0) ^ 4;
      await assert.rejects(decompress([wrong]), RangeError, `byte ${at}`);
    }
    await assert.rejects(decompress([bytes.subarray(0, 30)]), RangeError);
    await assert.rejects(decompress([Buffer.from('nothing')]), /no bzip2 file/);
  });
});

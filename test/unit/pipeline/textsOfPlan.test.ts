import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { textsOfPlan, type Collect } from '../../../src/pipeline/textsOfPlan';
import { openWorkspace } from '../../../src/workspace';
import { temporaryFolder } from './temporaryFolder';

describe('a corpus as the texts of a run', () => {
  const folder = temporaryFolder();
  const read = (
    collect: Collect | undefined,
    wishes: { readonly dump?: string } = {},
  ): ReturnType<typeof textsOfPlan> =>
    textsOfPlan({
      workspace: openWorkspace(folder()),
      ...{ path: 'specs/a.pipeline.yaml', name: 'a', collect },
      source: { corpus: { language: 'en', size: 3, ...wishes } },
    });

  it('is collected once, into the private part of the workspace', async () => {
    let times = 0;
    const collect: Collect = async ({ source: { size }, file }) => {
      times++;
      await mkdir(dirname(file), { recursive: true });
      const rows = Array.from({ length: size }, (_, at) => `w${at}\tA text.\n`);
      await writeFile(file, `INPUT:text_id\tINPUT:text\n${rows.join('')}`);
    };
    const first = await read(collect);
    assert.equal(first.file, '.crowdsmith/corpus/a.tsv');
    assert.deepEqual(
      first.texts.map(({ id }) => id),
      ['w0', 'w1', 'w2'],
    );
    assert.deepEqual(await read(collect), first);
    assert.equal(times, 1);
  });

  it('counts as many texts as it will have before it is collected', async () => {
    assert.equal((await read(undefined)).texts.length, 3);
  });

  it('is read out of a dump beside the spec, never out of one outside of the folder', async () => {
    await mkdir(join(folder(), 'specs'), { recursive: true });
    await writeFile(join(folder(), 'specs', 'wiki.xml'), '<mediawiki/>');
    const asked: (string | undefined)[] = [];
    const collect: Collect = ({ dump }) => {
      asked.push(dump);
      return Promise.resolve();
    };
    await assert.rejects(() => read(collect, { dump: './wiki.xml' }), /no text was collected/);
    assert.deepEqual(asked, [join(folder(), 'specs', 'wiki.xml')]);
    await assert.rejects(() => read(collect, { dump: '../../wiki.xml' }), /outside/);
    assert.equal(asked.length, 1);
  });

  it('is an error when nothing was found', async () => {
    await assert.rejects(() => read(() => Promise.resolve()), /no text was collected/);
  });
});

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { estimatePipeline } from '../../../src/pipeline';
import { temporaryFolder } from './temporaryFolder';

describe('the plan of a run', () => {
  const folder = temporaryFolder();
  const estimate = (): ReturnType<typeof estimatePipeline> =>
    estimatePipeline({ workspaceRoot: folder(), specPath: 'asr-en.pipeline.yaml' });

  beforeEach(async () => {
    const skipped = /[/\\](results|storage|\.crowdsmith)$/;
    await cp(join('examples', 'asr-en'), folder(), {
      recursive: true,
      filter: (path) => !skipped.test(path),
    });
  });

  async function edit(file: string, from: RegExp, to: string): Promise<void> {
    const text = await readFile(join(folder(), file), 'utf8');
    assert.match(text, from);
    await writeFile(join(folder(), file), text.replace(from, to));
  }

  it('costs pages times reward and fee, stage by stage', async () => {
    const { lines, total, currency } = await estimate();
    // 5 people see 48 texts on pages of 25; 48 recordings; 3 hear 48 and then 10 on pages of 20.
    assert.deepEqual(
      lines.map(({ suites }) => suites),
      [10, 48, 12],
    );
    assert.equal(currency, 'USD');
    assert.ok(Math.abs(total - (10 * 0.075 + 48 * 0.065 + 12 * 0.08)) < 1e-9);
  });

  it('costs less for a sample', async () => {
    await edit(
      'asr-en.pipeline.yaml',
      /texts: .*/,
      'texts: { $file: ./data/texts.tsv, sample: 5 }',
    );
    assert.equal((await estimate()).lines[1]?.suites, 5);
  });

  const mistakes: readonly (readonly [
    what: string,
    file: string,
    from: RegExp,
    to: string,
    message: RegExp,
  ])[] = [
    [
      'recordings that are paid for unheard',
      'recording.pool.yaml',
      /auto_accept_solutions: false/,
      'auto_accept_solutions: true',
      /recording\.pool\.yaml.*auto_accept_solutions/s,
    ],
    [
      'an audio field of another type',
      'recording.project.yaml',
      /audio_record: \{ type: file/,
      'audio_record: { type: string',
      /audio_record/,
    ],
    [
      'an answer that the project does not ask for',
      'asr-en.pipeline.yaml',
      /output: is_correct, equals: 'yes', confidence: 0\.8/,
      "output: is_right, equals: 'yes', confidence: 0.8",
      /is_right/,
    ],
    [
      'a pool file that is missing',
      'asr-en.pipeline.yaml',
      /\.\/recording\.pool\.yaml/,
      './missing.pool.yaml',
      /missing\.pool\.yaml/,
    ],
    [
      'broken notation',
      'verification.pool.yaml',
      /defaults:/,
      'defaults: [',
      /verification\.pool\.yaml, line \d+/,
    ],
    [
      'texts outside the workspace',
      'asr-en.pipeline.yaml',
      /\.\/data\/texts\.tsv/,
      '../../texts.tsv',
      /outside the workspace/,
    ],
  ];
  for (const [what, file, from, to, message] of mistakes) {
    it(`is refused for ${what}, naming the place`, async () => {
      await edit(file, from, to);
      await assert.rejects(
        estimate,
        (error) => error instanceof Error && message.test(error.message),
      );
    });
  }
});

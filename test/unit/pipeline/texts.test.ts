import assert from 'node:assert/strict';
import { PipelineError } from '../../../src/pipeline/errors';
import { readTexts } from '../../../src/pipeline/texts';

const source = { $file: './texts.tsv' };

describe('the texts of a run', () => {
  it('are read under platform headers or plain names', () => {
    const expected = [{ id: '1', text: 'Hello' }];
    assert.deepEqual(readTexts(source, 'INPUT:text_id\tINPUT:text\n1\tHello\n'), expected);
    assert.deepEqual(readTexts(source, 'text_id\ttext\n1\tHello\n'), expected);
  });

  it('are read from columns of any name', () => {
    const mapped = { ...source, columns: { nr: 'text_id', body: 'text' } };
    assert.deepEqual(readTexts(mapped, 'nr\tbody\n1\tHello\n'), [{ id: '1', text: 'Hello' }]);
  });

  it('keep their order in a sample, which the seed decides', () => {
    const rows = Array.from({ length: 50 }, (_, number) => `${number}\tText ${number}`);
    const content = ['text_id\ttext', ...rows].join('\n');
    const ids = (seed: number): readonly number[] =>
      readTexts({ ...source, sample: 10, seed }, content).map(({ id }) => Number(id));
    assert.deepEqual(ids(7), ids(7));
    assert.notDeepEqual(ids(7), ids(8));
    assert.deepEqual(
      ids(7),
      [...ids(7)].sort((a, b) => a - b),
    );
  });

  const bad: readonly (readonly [name: string, content: string, message: RegExp])[] = [
    ['a missing column', 'text_id\n1\n', /texts\.tsv, line 1.*INPUT:text/s],
    ['an id that stands there twice', 'text_id\ttext\n1\ta\n1\tb\n', /"1" stands there twice/],
    ['a row without its text', 'text_id\ttext\n1\t\n', /texts\.tsv, line 2/],
  ];
  for (const [name, content, message] of bad) {
    it(`are refused with file and place for ${name}`, () => {
      assert.throws(
        () => readTexts(source, content),
        (error) => error instanceof PipelineError && message.test(error.message),
      );
    });
  }

  it('are refused in a file of unknown kind', () => {
    assert.throws(() => readTexts({ $file: 'texts.doc' }, ''), /texts\.doc/);
  });
});

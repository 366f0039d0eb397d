import assert from 'node:assert/strict';
import { told } from './rules/told';

const code = 'reward-too-small';
const line = 'reward_per_assignment: 0.001';
const heard = (text: string, silenced: readonly string[] = []): number =>
  told(code, 'a.pool.yaml', text, {}, { silenced }).length;

describe('silencing', () => {
  it('is not there by itself', () => {
    assert.equal(heard(`${line}\n`), 1);
  });

  it('works by a comment for a line, the next line, or the file', () => {
    assert.equal(heard(`${line} # crowdsmith-disable-line ${code}\n`), 0);
    assert.equal(
      heard(`# crowdsmith-disable-next-line other-code, ${code} -- it is agreed\n${line}\n`),
      0,
    );
    assert.equal(heard(`\n${line}\n\n# crowdsmith-disable ${code}\n`), 0);
  });

  it('needs the code, the line and the word', () => {
    assert.equal(heard(`${line} # crowdsmith-disable-line other-code\n`), 1);
    assert.equal(heard(`# crowdsmith-disable-next-line ${code}\n\n${line}\n`), 1);
    assert.equal(heard(`# crowdsmith-disabled ${code}\n${line}\n`), 1);
    assert.equal(heard(`# crowdsmith-disable-next-line x -- ${code}\n${line}\n`), 1);
  });

  it('may silence a whole line without codes, and never a whole file', () => {
    assert.equal(heard(`${line} # crowdsmith-disable-line\n`), 0);
    assert.equal(heard(`# crowdsmith-disable\n${line}\n`), 1);
  });

  it('does not listen to texts', () => {
    assert.equal(heard(`private_comment: '# crowdsmith-disable ${code}'\n${line}\n`), 1);
    assert.equal(heard(`private_comment: |\n  # crowdsmith-disable ${code}\n${line}\n`), 1);
  });

  it('works by settings, also for JSON', () => {
    assert.equal(heard(`${line}\n`, [code]), 0);
    const json = '{"reward_per_assignment": 0.001}';
    assert.equal(told(code, 'a.pool.json', json).length, 1);
    assert.equal(told(code, 'a.pool.json', json, {}, { silenced: [code] }).length, 0);
  });
});

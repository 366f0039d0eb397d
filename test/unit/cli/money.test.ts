import assert from 'node:assert/strict';
import { profileOf } from '../../../src/cli/connection';
import { dollars, guardMoney } from '../../../src/cli/money';
import type { Output } from '../../../src/cli/output';
import { RefusalError } from '../../../src/cli/usageError';

function listening(): { readonly output: Output; readonly said: string[] } {
  const said: string[] = [];
  const output: Output = {
    json: () => assert.fail('no JSON'),
    data: () => assert.fail('no data'),
    say: (text) => said.push(text),
    progress: () => undefined,
  };
  return { output, said };
}

describe('the money guard of the command line', () => {
  const toloka = profileOf({ profile: 'toloka' });

  it('names the sum and refuses without --yes where money is real', () => {
    const { output, said } = listening();
    assert.throws(
      () => guardMoney(toloka, 'Opening x', 12.5, { values: {}, output }),
      (error: unknown) => error instanceof RefusalError && error.message.includes('$12.50'),
    );
    assert.deepEqual(said, ['Opening x on Toloka will cost about $12.50, fee included.']);
  });

  it('names the sum and goes on with --yes', () => {
    const { output, said } = listening();
    guardMoney(toloka, 'Opening x', 0.05, { values: { yes: true }, output });
    assert.match(said[0] ?? '', /\$0\.0500/);
  });

  it('does not stand in the way of a sandbox', () => {
    const { output, said } = listening();
    guardMoney(profileOf({}), 'Opening x', 12.5, { values: {}, output });
    assert.deepEqual(said, []);
  });

  it('shows sums as people write them', () => {
    assert.deepEqual([0, 0.025, 1.5, 1000].map(dollars), ['$0.00', '$0.0250', '$1.50', '$1000.00']);
  });
});

describe('the profile that options choose', () => {
  it('is the embedded sandbox by default', () => {
    assert.deepEqual([profileOf({}).name, profileOf({}).baseUrl], ['sandbox', '']);
  });

  it('is a sandbox for any address of this machine, under the name given', () => {
    for (const url of ['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:2']) {
      const { name, sandbox } = profileOf({ url });
      assert.deepEqual({ name, sandbox }, { name: 'sandbox', sandbox: true });
    }
    assert.equal(profileOf({ url: 'http://127.0.0.1:1', profile: 'toloka' }).name, 'toloka');
  });

  it('is never a sandbox for another address, whatever it is called', () => {
    for (const values of [
      { url: 'https://platform.example' },
      { url: 'https://platform.example', profile: 'sandbox' },
      { url: 'https://toloka.dev' },
      { url: 'https://127.0.0.1.example.com' },
      { url: 'https://sandbox.toloka.dev.example.com' },
      { url: 'https://sandbox.toloka.developer.example' },
    ]) {
      assert.equal(profileOf(values).sandbox, false, values.url);
    }
    assert.equal(profileOf({ url: 'https://platform.example' }).name, 'platform.example');
  });

  it('is known by its address', () => {
    assert.equal(profileOf({ url: 'https://tasks.yandex.ru/api/v1' }).name, 'yandex-tasks');
    assert.equal(profileOf({ url: 'https://sandbox.toloka.dev' }).sandbox, true);
  });
});

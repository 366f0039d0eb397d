import assert from 'node:assert/strict';
import { AccountStore, type Account } from '../../../src/providers/accounts/accountStore';

/** Secret storage of a window: a map. */
class Secrets {
  readonly kept = new Map<string, string>();
  readonly onDidChange = () => ({ dispose: () => undefined });
  readonly get = (key: string) => Promise.resolve(this.kept.get(key));
  readonly keys = () => Promise.resolve([...this.kept.keys()]);
  readonly store = (key: string, value: string) => {
    this.kept.set(key, value);
    return Promise.resolve();
  };
  readonly delete = (key: string) => {
    this.kept.delete(key);
    return Promise.resolve();
  };
}

const jane: Account = {
  id: 'toloka:1',
  profile: 'toloka',
  baseUrl: 'https://platform.example',
  label: 'Jane',
  token: 'secret',
};

describe('the store of accounts', () => {
  it('keeps several and replaces one that signs in again', async () => {
    const store = new AccountStore(new Secrets());
    await store.put(jane);
    await store.put({ ...jane, id: 'toloka:2', label: 'Joe' });
    await store.put({ ...jane, token: 'newer' });
    const all = await store.all();
    assert.deepEqual(
      all.map(({ label, token }) => `${label} ${token}`),
      ['Joe secret', 'Jane newer'],
    );
  });

  it('leaves nothing behind when the last one signs out', async () => {
    const secrets = new Secrets();
    const store = new AccountStore(secrets);
    await store.put(jane);
    assert.deepEqual(await store.remove(jane.id), jane);
    assert.equal(secrets.kept.size, 0);
    assert.equal(await store.remove(jane.id), undefined);
  });

  it('takes an unreadable secret for none', async () => {
    const secrets = new Secrets();
    const store = new AccountStore(secrets);
    await store.put(jane);
    const [key] = secrets.kept.keys();
    for (const text of ['{', '"x"', '[{"id":1}]']) {
      secrets.kept.set(key ?? '', text);
      assert.deepEqual(await store.all(), []);
    }
  });
});

import type { Storage } from '../../../../src/pipeline/storage/storage';

export interface FakeLeaseStorage {
  readonly storage: Storage;
  /** Times of the storage's own clock, by key. */
  readonly objects: Map<string, number>;
  /** The storage's clock: milliseconds. */
  time: number;
  /** What was asked for, in order. */
  readonly calls: string[];
  /** Throws in the place of an answer, while it is there. */
  failure: Error | undefined;
  /** Only in the place of a list. */
  refusesLists: Error | undefined;
}

/** A storage of keys and times. `delay` is how long each request takes to get there. */
export function fakeLeaseStorage(
  delay: () => Promise<void> = () => Promise.resolve(),
): FakeLeaseStorage {
  const fake: FakeLeaseStorage = {
    ...{ objects: new Map<string, number>(), time: 1_000_000_000_000, calls: [] },
    ...{ failure: undefined, refusesLists: undefined, storage: undefined as unknown as Storage },
  };
  async function asked(call: string): Promise<void> {
    await delay();
    fake.calls.push(call);
    if (fake.failure !== undefined) throw fake.failure;
  }
  const storage: Partial<Storage> = {
    async put(key) {
      await asked(`put ${key}`);
      fake.objects.set(key, fake.time);
    },
    async remove(key) {
      await asked(`remove ${key}`);
      fake.objects.delete(key);
    },
    async *list(prefix) {
      await asked(`list ${prefix}`);
      if (fake.refusesLists !== undefined) throw fake.refusesLists;
      const found = [...fake.objects].filter(([key]) => key.startsWith(prefix));
      await delay();
      for (const [key, modified] of found) yield { key, bytes: 1, modified };
    },
  };
  return Object.assign(fake, { storage: storage as Storage });
}

/** Does something with each item, so many at the same time; the first failure ends it. */
export async function severally<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let ended = false;
  const lane = async (): Promise<void> => {
    while (!ended) {
      const next = queue.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        ended = true;
        throw error;
      }
    }
  };
  // Every lane comes to rest before the failure is told: nothing goes on behind the caller's back.
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = lanes.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

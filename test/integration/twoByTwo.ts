import type { PlatformClient } from '../../src/api';

/** What was handed in shows two by two to whoever looks, so that it comes into many small batches. */
export function twoByTwo(client: PlatformClient): PlatformClient {
  const shown = new Set<string>();
  const list: PlatformClient['assignments']['list'] = async function* (filter, options) {
    let more = 2;
    const isLook = JSON.stringify(filter).includes('"status":["SUBMITTED"]');
    for await (const one of client.assignments.list(filter, options)) {
      if (isLook && !shown.has(one.id) && more-- <= 0) continue;
      if (isLook) shown.add(one.id);
      yield one;
    }
  };
  return { ...client, assignments: { ...client.assignments, list } };
}

/**
 * Client and sandbox have each a table of the platform's limits, so that one can show the other's
 * mistakes; the client's may be stricter where sources disagree, and never more generous.
 */
import assert from 'node:assert/strict';
import {
  publishedLimits as clientLimits,
  type Period,
} from '../../../../src/api/quotas/publishedLimits';
import { publishedLimits, type Interval } from '../../../../src/sandbox/limits/published';

const periodOf: Readonly<Record<Interval, Period>> = { MIN: 'minute', HOUR: 'hour', DAY: 'day' };

describe('limits of client and sandbox', () => {
  for (const [route, limits] of Object.entries(publishedLimits)) {
    it(`agree on ${route}`, () => {
      const [method = '', pattern = ''] = route.split(' ');
      const path = pattern.replace(':id', '12');
      const client = clientLimits.filter(
        (limit) => [limit.method].flat().includes(method) && limit.path.test(path),
      );
      for (const limit of limits) {
        for (const interval of limit.at) {
          const allowed = client.map(({ most }) => most[periodOf[interval]] ?? Infinity);
          const most = limit.most[interval] ?? 0;
          assert.ok(Math.min(...allowed) <= most, `${interval}: ${allowed.join()} against ${most}`);
        }
      }
    });
  }
});

import assert from 'node:assert/strict';
import { at, listAt } from '../look';
import { apiFacts, isServed, type EndpointFact, type FieldFact } from './facts';
import { sceneryOf, type Scenery } from './scenery';
import { openStage, type Stage } from './stage';

/** A list, as far as the walk has to know it. */
interface Listing {
  /** Parameters without which the list is not given. */
  readonly base?: (scenery: Scenery) => Readonly<Record<string, string>>;
  /** Where a row shows what a parameter is about, if not under its name; [] looks into lists. */
  readonly shownAs?: Readonly<Record<string, string>>;
  /** What rows that do not show the field have. */
  readonly absent?: Readonly<Record<string, string>>;
  readonly cursor?: string;
}

const owner = { owner: 'owner.id', owner_id: 'owner.id', owner_company_id: 'owner.company_id' };

const listings: Readonly<Record<string, Listing>> = {
  '/api/v1/projects': {},
  '/api/v1/pools': {},
  '/api/v1/trainings': {},
  '/api/v1/tasks': { base: ({ poolId }) => ({ pool_id: poolId }) },
  '/api/v1/task-suites': {
    base: ({ suitePoolId }) => ({ pool_id: suitePoolId }),
    shownAs: { task_id: 'tasks[].id' },
  },
  '/api/v1/assignments': {
    base: ({ poolId }) => ({ pool_id: poolId }),
    shownAs: { task_id: 'tasks[].id' },
  },
  '/api/v1/attachments': {
    base: ({ attachmentPoolId }) => ({ pool_id: attachmentPoolId }),
    shownAs: {
      type: 'attachment_type',
      user_id: 'details.user_id',
      pool_id: 'details.pool_id',
      assignment_id: 'details.assignment_id',
    },
  },
  '/api/v1/skills': { absent: { global: 'false' }, shownAs: { modified: 'created' } },
  '/api/v1/user-skills': {},
  '/api/v1/user-restrictions': {},
  '/api/v1/user-bonuses': {},
  '/api/v1/operations': {},
  '/api/v1/aggregated-solutions/{operation_id}': { cursor: 'task_id' },
  '/api/v1/webhook-subscriptions': {},
  '/api/v1/message-threads': { shownAs: { folder: 'folders[]', folder_ne: 'folders[]' } },
};

interface Probe {
  readonly stage: Stage;
  readonly scenery: Scenery;
  readonly endpoint: EndpointFact;
  readonly listing: Listing;
  /** Every row, in the default order. */
  readonly rows: readonly unknown[];
  readonly problems: string[];
}

type Query = Readonly<Record<string, string>>;

function addressOf(scenery: Scenery, { fullPath }: EndpointFact): string {
  return fullPath.replace('{operation_id}', scenery.aggregationId);
}

async function ask(
  { stage, scenery, endpoint, listing }: Omit<Probe, 'rows' | 'problems'>,
  query: Query,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const parameters = new URLSearchParams({ ...listing.base?.(scenery), ...query });
  const path = `${addressOf(scenery, endpoint)}?${parameters.toString()}`;
  const response = await stage.platform.request('GET', path);
  return { status: response.status, body: await response.json() };
}

/** Values of a row under a path; several where the path looks into a list. */
function valuesAt(row: unknown, path: string): readonly unknown[] {
  const [head = '', tail] = path.split('[]');
  if (tail === undefined) return [at(row, path)];
  return listAt(row, head).map((item) => (tail === '' ? item : at(item, tail.slice(1))));
}

function valuesOf({ listing }: Probe, row: unknown, name: string): readonly string[] {
  const field = listing.shownAs?.[name] ?? (owner as Query)[name] ?? name;
  return valuesAt(row, field).flatMap((value) => {
    const known = value ?? listing.absent?.[name];
    return known === undefined ? [] : [typeof known === 'string' ? known : JSON.stringify(known)];
  });
}

function keysOf({ listing }: Probe, rows: readonly unknown[]): readonly unknown[] {
  return rows.map((row) => at(row, listing.cursor ?? 'id'));
}

async function expectRows(
  probe: Probe,
  query: Query,
  keeps: (row: unknown) => boolean,
): Promise<void> {
  const { status, body } = await ask(probe, { limit: '100', ...query });
  const got = keysOf(probe, listAt(body, 'items'));
  const wanted = keysOf(probe, probe.rows.filter(keeps));
  if (status === 200 && JSON.stringify(got) === JSON.stringify(wanted)) return;
  const said = new URLSearchParams(query).toString();
  probe.problems.push(`?${said}: ${status}, ${got.length} rows instead of ${wanted.length}`);
}

function compare(left: string, right: string, type: string | undefined): number {
  if (type === 'integer') return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

const bounds: Readonly<Record<string, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

async function walkRange(probe: Probe, name: string, type: string | undefined): Promise<void> {
  const values = probe.rows.flatMap((row) => valuesOf(probe, row, name));
  const sorted = [...new Set(values)].sort((a, b) => compare(a, b, type));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined || sorted.length < 2) {
    probe.problems.push(`${name}: the scenery has too few values`);
    return;
  }
  for (const [suffix, holds] of Object.entries(bounds)) {
    await expectRows(probe, { [`${name}_${suffix}`]: middle }, (row) =>
      valuesOf(probe, row, name).some((value) => holds(compare(value, middle, type))),
    );
  }
}

async function walkEqual(probe: Probe, field: FieldFact): Promise<void> {
  const { name } = field;
  const values = [...new Set(probe.rows.flatMap((row) => valuesOf(probe, row, name)))];
  const negated = name.endsWith('_ne');
  const holds = (row: unknown, wanted: readonly string[]): boolean =>
    valuesOf(probe, row, name).some((value) => wanted.includes(value)) !== negated;
  for (const value of values.slice(0, 2)) {
    await expectRows(probe, { [name]: value }, (row) => holds(row, [value]));
  }
  if (field.type === 'comma list') {
    await expectRows(probe, { [name]: values.slice(0, 2).join(',') }, (row) =>
      holds(row, values.slice(0, 2)),
    );
  }
  if (!Array.isArray(field.enum)) {
    await expectRows(probe, { [name]: 'no-such-value' }, (row) => holds(row, ['no-such-value']));
  }
}

async function walkSort(probe: Probe, names: readonly string[]): Promise<void> {
  for (const name of names) {
    for (const sign of ['', '-']) {
      const { status, body } = await ask(probe, { limit: '100', sort: `${sign}${name}` });
      const shown = listAt(body, 'items');
      const values = shown.flatMap((row) => valuesOf(probe, row, name));
      const sorted = [...values].sort((a, b) => compare(a, b, undefined));
      if (sign === '-') sorted.reverse();
      if (status !== 200 || JSON.stringify(values) !== JSON.stringify(sorted)) {
        probe.problems.push(`sort=${sign}${name}: ${status}, out of order`);
      }
      if (shown.length !== probe.rows.length) probe.problems.push(`sort=${name} loses rows`);
    }
  }
  if ((await ask(probe, { sort: 'no_such_field' })).status !== 400) {
    probe.problems.push('sort by what is no field is not refused');
  }
}

async function walkLimit(probe: Probe, max: number | undefined): Promise<void> {
  const { body } = await ask(probe, { limit: '1' });
  if (listAt(body, 'items').length !== 1 || at(body, 'has_more') !== true) {
    probe.problems.push('limit=1 does not give one row and has_more');
  }
  for (const wrong of ['0', 'many', ...(max === undefined ? [] : [String(max + 1)])]) {
    const { status } = await ask(probe, { limit: wrong });
    if (status !== 400) probe.problems.push(`limit=${wrong}: ${status}`);
  }
  if (max !== undefined && (await ask(probe, { limit: String(max) })).status !== 200) {
    probe.problems.push(`limit=${max} is refused`);
  }
}

async function walkParameter(probe: Probe, field: FieldFact): Promise<void> {
  const range = /^(\w+)_\{gt,gte,lt,lte\}$/.exec(field.name)?.[1];
  if (field.name === 'limit') await walkLimit(probe, field.max);
  else if (field.name === 'sort') await walkSort(probe, field.enum as readonly string[]);
  else if (range !== undefined) await walkRange(probe, range, field.type);
  else await walkEqual(probe, field);
}

const facts = apiFacts();
const lists = (facts?.endpoints ?? []).filter(
  (endpoint) => isServed(endpoint) && endpoint.response['200']?.startsWith('{items') === true,
);

(facts ? describe : describe.skip)('every parameter of every list', () => {
  let stage: Stage;
  let scenery: Scenery;

  before(async () => {
    stage = await openStage();
    scenery = await sceneryOf(stage);
  });
  after(() => stage.close());

  for (const endpoint of lists) {
    it(`GET ${endpoint.fullPath} does what each of its parameters says`, async () => {
      const listing = listings[endpoint.fullPath];
      assert.ok(listing, 'no walk knows this list');
      const page = await ask({ stage, scenery, endpoint, listing }, { limit: '100' });
      const rows = listAt(page.body, 'items');
      assert.ok(rows.length >= 3, `the scenery has ${rows.length} rows`);
      const problems: string[] = [];
      const probe: Probe = { stage, scenery, endpoint, listing, rows, problems };
      const keys = keysOf(probe, rows).map(String);
      assert.deepEqual(keys, [...keys].sort(), 'the default order is not that of the ids');
      for (const field of endpoint.query ?? []) await walkParameter(probe, field);
      assert.deepEqual(problems, []);
    });

    it(`GET ${endpoint.fullPath} pages by its cursor through every row once`, async () => {
      const listing = listings[endpoint.fullPath] ?? {};
      const probe = { stage, scenery, endpoint, listing };
      const cursor = listing.cursor ?? 'id';
      const whole = listAt((await ask(probe, { limit: '100' })).body, 'items');
      const found: unknown[] = [];
      for (let more = true; more;) {
        const last = at(found.at(-1), cursor);
        const after = typeof last === 'string' ? { [`${cursor}_gt`]: last } : {};
        const { body } = await ask(probe, { limit: '2', sort: cursor, ...after });
        found.push(...listAt(body, 'items'));
        more = at(body, 'has_more') === true;
        assert.ok(!more || listAt(body, 'items').length > 0, 'has_more without items');
      }
      assert.deepEqual(found, whole);
    });
  }
});

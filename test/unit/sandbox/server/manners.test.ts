import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { startSandbox } from '../../../../src/sandbox';
import { choiceProject, connect, preparePool, startPlatform, type Platform } from '../platform';

/** A request whose headers fetch would not let through. */
function rawRequest(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

/** Status, and the operation's type or the error's code. */
async function act(
  platform: Platform,
  poolId: string,
  name: string,
): Promise<[number, string | undefined]> {
  const response = await platform.request('POST', `/api/v1/pools/${poolId}/${name}`);
  const body = await response.text();
  const parsed = body === '' ? {} : (JSON.parse(body) as { type?: string; code?: string });
  return [response.status, parsed.type ?? parsed.code];
}

describe('sandbox over HTTP: manners', () => {
  let platform: Platform;
  before(async () => {
    platform = await startPlatform({ token: 'right' });
  });
  after(() => platform.sandbox.close());

  it('takes the token in both forms and refuses a wrong or missing one', async () => {
    const { url } = platform.sandbox;
    const ask = (authorization?: string): Promise<number> =>
      fetch(`${url}/api/v1/requester`, authorization ? { headers: { authorization } } : {}).then(
        (response) => response.status,
      );
    assert.equal(await ask('OAuth right'), 200);
    assert.equal(await ask('ApiKey right'), 200);
    assert.equal(await ask('OAuth wrong'), 403);
    assert.equal(await ask('Bearer right'), 401);
    assert.equal(await ask(), 401);
  });

  it('answers only to its own name and not to pages of another origin', async () => {
    const url = `${platform.sandbox.url}/api/v1/requester`;
    const authorization = 'OAuth right';
    assert.equal((await rawRequest(url, { authorization })).status, 200);
    assert.equal((await rawRequest(url, { authorization, host: 'evil.example' })).status, 403);
    const foreign = await rawRequest(url, { authorization, origin: 'https://evil.example' });
    assert.equal(foreign.status, 403);
    const own = await rawRequest(url, { authorization, origin: platform.sandbox.url });
    assert.equal(own.status, 200);
  });

  it('gives every refusal the platform’s shape', async () => {
    const wrongs: [string, string, unknown, number, string][] = [
      ['GET', '/api/v1/nothing', undefined, 404, 'NOT_FOUND'],
      ['GET', '/api/v1/pools/99999999', undefined, 404, 'DOES_NOT_EXIST'],
      ['POST', '/api/v1/projects', [], 400, 'VALIDATION_ERROR'],
      ['POST', '/api/v1/projects', { public_name: 7 }, 400, 'VALIDATION_ERROR'],
      ['GET', '/api/v1/pools?limit=many', undefined, 400, 'VALIDATION_ERROR'],
      ['GET', '/api/v1/pools?sort=shoe', undefined, 400, 'VALIDATION_ERROR'],
      ['GET', '/api/v1/tasks', undefined, 400, 'VALIDATION_ERROR'],
      ['POST', '/sandbox/mounts', { prefix: '../x', folder: '/' }, 400, 'VALIDATION_ERROR'],
    ];
    for (const [method, path, body, status, code] of wrongs) {
      const { status: got, error } = await platform.refused(method, path, body);
      assert.deepEqual([path, got, error.code], [path, status, code]);
      assert.equal(typeof error.request_id, 'string');
      assert.equal(typeof error.message, 'string');
    }
  });

  it('refuses what is no JSON, and other kinds of content', async () => {
    const send = (body: string, type: string): Promise<Response> =>
      fetch(`${platform.sandbox.url}/api/v1/projects`, {
        method: 'POST',
        headers: { authorization: 'OAuth right', 'content-type': type },
        body,
      });
    const broken = await send('{"public_name":', 'application/json');
    assert.equal(broken.status, 400);
    assert.equal(((await broken.json()) as { code: string }).code, 'VALIDATION_ERROR');
    const text = await send('hello', 'text/plain');
    assert.equal(text.status, 415);
  });

  it('pages by id, sorts, and says truly whether there is more', async () => {
    for (let index = 0; index < 5; index++) {
      const name = `name ${String(9 - index)}`;
      await platform.json('POST', '/api/v1/projects', { ...choiceProject, public_name: name });
    }
    const first = await platform.json('GET', '/api/v1/projects?limit=2');
    assert.equal(first.has_more, true);
    const all = await platform.all('/api/v1/projects?limit=2');
    const ids = all.map(({ id }) => String(id));
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(new Set(ids.map(({ length }) => length)).size, 1);
    const byName = await platform.json('GET', '/api/v1/projects?sort=-public_name,id');
    const names = (byName.items as { public_name: string }[]).map((item) => item.public_name);
    assert.deepEqual(names, [...names].sort().reverse());
    const none = await platform.json('GET', `/api/v1/projects?id_gt=${ids.at(-1)!}`);
    assert.deepEqual(none, { items: [], has_more: false });
  });

  it('filters by dates as clients write them, without zone', async () => {
    const [first] = await platform.all('/api/v1/projects?limit=1');
    const created = String(first!.created);
    assert.match(created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    const later = await platform.json('GET', `/api/v1/projects?created_gt=${created}000`);
    const ids = (later.items as { id: string }[]).map(({ id }) => id);
    assert.ok(!ids.includes(String(first!.id)));
  });

  it('walks a pool through its life, with 202, 204 and 409 where they belong', async () => {
    // In real time nobody comes while the test looks.
    const slow = await startPlatform({ speed: 1 });
    try {
      const { poolId, projectId } = await preparePool(slow);
      assert.deepEqual(await act(slow, poolId, 'close'), [204, undefined]);
      assert.deepEqual(await act(slow, poolId, 'open'), [202, 'POOL.OPEN']);
      assert.deepEqual(await act(slow, poolId, 'open'), [204, undefined]);
      assert.deepEqual(await act(slow, poolId, 'archive'), [409, 'INAPPROPRIATE_STATUS']);
      const { error } = await slow.refused('PUT', `/api/v1/pools/${poolId}`, {});
      assert.equal(error.code, 'INAPPROPRIATE_STATUS');
      assert.equal(
        (await slow.json('PATCH', `/api/v1/pools/${poolId}`, { priority: 7 })).priority,
        7,
      );
      const { details } = await slow.json('POST', `/api/v1/pools/${poolId}/clone`);
      const copyId = (details as { pool_id: string }).pool_id;
      const copy = await slow.json('GET', `/api/v1/pools/${copyId}`);
      assert.deepEqual([copy.status, copy.project_id], ['CLOSED', projectId]);
      assert.deepEqual(await act(slow, copyId, 'open'), [409, 'EMPTY_POOL']);
      assert.deepEqual(await act(slow, poolId, 'close-for-update'), [202, 'POOL.CLOSE']);
      const pool = await slow.json('GET', `/api/v1/pools/${poolId}`);
      assert.equal(pool.last_close_reason, 'FOR_UPDATE');
      assert.deepEqual(await act(slow, poolId, 'archive'), [202, 'POOL.ARCHIVE']);
      assert.deepEqual(await act(slow, poolId, 'archive'), [204, undefined]);
      assert.equal((await act(slow, poolId, 'open'))[0], 409);
      const busy = await slow.refused('POST', `/api/v1/projects/${projectId}/archive`);
      assert.equal(busy.error.code, 'UNARCHIVED_POOLS_CONFLICT');
      await act(slow, copyId, 'archive');
      const archived = await slow.json('POST', `/api/v1/projects/${projectId}/archive`);
      assert.equal(archived.type, 'PROJECT.ARCHIVE');
    } finally {
      await slow.sandbox.close();
    }
  });

  it('archives no pool whose suites wait for a verdict, and judges each suite once', async () => {
    const { poolId } = await preparePool(platform, {
      pool: { auto_accept_solutions: false, auto_accept_period_day: 3 },
    });
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    assert.deepEqual(await act(platform, poolId, 'archive'), [
      409,
      'SUBMITTED_ASSIGNMENTS_CONFLICT',
    ]);
    const waiting = await platform.all(`/api/v1/assignments?pool_id=${poolId}&status=SUBMITTED`);
    assert.ok(waiting.length > 0);
    for (const { id } of waiting) {
      const path = `/api/v1/assignments/${String(id)}`;
      await platform.json('PATCH', path, { status: 'ACCEPTED' });
      const twice = await platform.refused('PATCH', path, { status: 'ACCEPTED' });
      assert.deepEqual([twice.status, twice.error.code], [409, 'INAPPROPRIATE_STATUS']);
      const late = await platform.refused('PATCH', path, {
        status: 'REJECTED',
        public_comment: 'no',
      });
      assert.equal(late.error.code, 'INAPPROPRIATE_STATUS');
    }
    const { verdicts } = await platform.json('GET', '/sandbox/stats');
    for (const { id } of waiting) {
      assert.deepEqual((verdicts as Record<string, string[]>)[String(id)], ['ACCEPTED']);
    }
    assert.deepEqual(await act(platform, poolId, 'archive'), [202, 'POOL.ARCHIVE']);
  });

  it('lets a training be read and opened as a pool', async () => {
    const project = await platform.json('POST', '/api/v1/projects', choiceProject);
    const training = await platform.json('POST', '/api/v1/trainings', {
      project_id: String(project.id),
      private_name: 't',
      training_tasks_in_task_suite_count: 1,
      inherited_instructions: true,
    });
    const id = String(training.id);
    await platform.json('POST', '/api/v1/tasks?async_mode=true', {
      pool_id: id,
      input_values: { text: 'x' },
      known_solutions: [{ output_values: { is_correct: 'yes' } }],
      message_on_unknown_solution: '',
      infinite_overlap: true,
      overlap: null,
    });
    const operation = await platform.json('POST', `/api/v1/pools/${id}/open`);
    assert.equal(operation.type, 'TRAINING.OPEN');
    assert.equal((await platform.json('GET', `/api/v1/pools/${id}`)).type, 'TRAINING');
    assert.equal((await platform.json('GET', `/api/v1/trainings/${id}`)).status, 'OPEN');
    const { items } = await platform.json('GET', '/api/v1/pools?status=OPEN');
    assert.ok((items as { id: string }[]).every((pool) => pool.id !== id));
  });

  it('knows the verified-language skills, and keeps values, bans and their upserts', async () => {
    const skills = await platform.all('/api/v1/skills?global=true');
    assert.equal(skills.length, 14);
    const skill = await platform.json('POST', '/api/v1/skills', { name: 'mine' });
    const value = { skill_id: String(skill.id), user_id: 'a'.repeat(32), value: 66.6 };
    const made = await platform.request('PUT', '/api/v1/user-skills', value);
    assert.equal(made.status, 201);
    const first = (await made.json()) as { id: string; value: number; exact_value: number };
    assert.deepEqual([first.value, first.exact_value], [67, 66.6]);
    const again = await platform.request('PUT', '/api/v1/user-skills', { ...value, value: 10 });
    assert.equal(again.status, 200);
    assert.equal(((await again.json()) as { id: string }).id, first.id);
    const gone = await platform.request('DELETE', `/api/v1/user-skills/${first.id}`);
    assert.equal(gone.status, 204);
    const system = { scope: 'SYSTEM', user_id: value.user_id };
    const { error } = await platform.refused('PUT', '/api/v1/user-restrictions', system);
    assert.equal(error.code, 'SYSTEM_SCOPE_MODIFICATION');
  });

  it('spoils requests as asked, and only those of the API', async () => {
    await assert.rejects(startSandbox({ faults: '429=2' }), /429=2/);
    await assert.rejects(startSandbox({ faults: 'shoe=0.1' }), /shoe=0.1/);
    const bad = connect(await startSandbox({ faults: '429=0.5,seed=3' }));
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 40; count++) {
        const response = await bad.request('GET', '/api/v1/requester');
        statuses.push(response.status);
        if (response.status === 429) assert.equal(response.headers.get('retry-after'), '1');
        await response.text();
      }
      assert.ok(statuses.includes(200) && statuses.includes(429));
      for (let count = 0; count < 10; count++) await bad.json('GET', '/sandbox/stats');
    } finally {
      await bad.sandbox.close();
    }
  });

  it('does what it was asked before it cuts the connection, or nothing at all', async () => {
    const cutting = connect(await startSandbox({ faults: 'cut=0.6,seed=1' }));
    try {
      let answered = 0;
      let lost = 0;
      for (let count = 0; count < 30; count++) {
        await cutting.request('POST', '/api/v1/projects', choiceProject).then(
          () => answered++,
          () => lost++,
        );
      }
      const { created } = await cutting.json('GET', '/sandbox/stats');
      const made = (created as { projects: number }).projects;
      assert.ok(lost > 0 && answered > 0 && made > answered && made < 30, `${made} of ${answered}`);
    } finally {
      await cutting.sandbox.close();
    }
  });
});

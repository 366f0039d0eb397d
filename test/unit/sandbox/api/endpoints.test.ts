import assert from 'node:assert/strict';
import { at } from '../look';
import { AnswerWalk } from './answerWalk';
import { bodyFor, exampleOf, pathOf } from './examples';
import { furtherAnswers } from './furtherAnswers';
import { apiFacts, isServed, type EndpointFact } from './facts';
import { sceneryOf, type Scenery } from './scenery';
import { openStage, type Stage } from './stage';

/** Fields that no answer here shows, and why. */
const neverShown: Readonly<Record<string, string>> = {
  'Owner.company_id': 'there are no companies in a sandbox',
  'Requester.company': 'there are no companies in a sandbox',
  'Pool.training': 'not to be set; type tells trainings apart',
  'Task.origin_task_id': 'nothing is copied for checking',
  'SuiteTask.origin_task_id': 'nothing is copied for checking',
  'SuiteTask.baseline_solutions': 'refused in suites',
  'MessageThread.parent_id': 'threads are not nested',
  'AdditionalLanguage.message_on_unknown_solution': 'of tasks',
  'WebhookTestResult.originalStatusCode': 'nobody listens in this test; see webhooks',
  'FieldValidationError.params': 'not every refusal has them',
};

/** What stands in place of an id that nobody has. */
const unknownId = '00000000-0000-4000-8000-00000000dead';

interface Call {
  readonly stage: Stage;
  readonly endpoint: EndpointFact;
  readonly path: string;
  readonly body?: unknown;
}

async function call({ stage, endpoint, path, body }: Call): Promise<{
  readonly status: number;
  readonly body: unknown;
}> {
  const response = await stage.platform.request(endpoint.method, path, body);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

/** Name of the schema that an answer of this status is. */
function schemaOf(endpoint: EndpointFact, status: number): string | undefined {
  const said = endpoint.response[String(status)] ?? '';
  if (said.startsWith('OperationLogItem')) return 'OperationLog';
  return /(?:^\{items: |-> |^)([A-Z]\w+)/.exec(said)?.[1];
}

const facts = apiFacts();
const served = (facts?.endpoints ?? []).filter(isServed);
const collections = new Map<string, Set<string>>();
for (const { method, fullPath } of served) {
  collections.set(fullPath, (collections.get(fullPath) ?? new Set()).add(method));
}

(facts ? describe : describe.skip)('every endpoint', () => {
  let stage: Stage;
  let scenery: Scenery;
  const walk = new AnswerWalk(facts?.schemas ?? {});

  before(async () => {
    stage = await openStage();
    scenery = await sceneryOf(stage);
  });
  after(() => stage.close());

  for (const endpoint of served) {
    it(`${endpoint.method} ${endpoint.fullPath} answers as documented`, async () => {
      const example = exampleOf(endpoint);
      assert.ok(example, 'no example calls this endpoint');
      const query = new URLSearchParams(example.query?.(scenery)).toString();
      const path = `${pathOf(endpoint, example.ids?.(scenery) ?? [])}${query && `?${query}`}`;
      const body = bodyFor(endpoint, scenery);
      assert.equal(endpoint.body !== undefined, body !== undefined, 'no sample for the body');
      const answer = await call({ stage, endpoint, path, body });
      const documented = Object.keys(endpoint.response);
      assert.ok(
        documented.includes(String(answer.status)),
        `${answer.status} ${JSON.stringify(answer.body)} instead of ${documented.join(', ')}`,
      );
      if (answer.status === 204) assert.equal(answer.body, '');
      if (endpoint.asyncOperationType !== undefined && answer.status === 202) {
        assert.equal(at(answer.body, 'type'), endpoint.asyncOperationType);
      }
      const schema = schemaOf(endpoint, answer.status);
      if (schema === undefined) return;
      const isList = endpoint.response[String(answer.status)]?.startsWith('{items') === true;
      walk.look(schema, isList ? at(answer.body, 'items') : answer.body);
    });

    if (endpoint.errors?.some((error) => error.startsWith('404'))) {
      it(`${endpoint.method} ${endpoint.fullPath} knows nothing of an unknown id`, async () => {
        const path = pathOf(endpoint, [unknownId]);
        const answer = await call({ stage, endpoint, path, body: bodyFor(endpoint, scenery) });
        assert.deepEqual([answer.status, at(answer.body, 'code')], [404, 'DOES_NOT_EXIST']);
      });
    }
  }

  it('shows every documented field in some answer, and nothing else', async () => {
    for (const [schema, answer] of await furtherAnswers(stage, scenery)) walk.look(schema, answer);
    assert.deepEqual(
      walk.unseen().filter((field) => neverShown[field] === undefined),
      [],
    );
    assert.deepEqual([...walk.strange], []);
  });

  for (const [fullPath, methods] of collections) {
    it(`${fullPath} refuses other methods with 405`, async () => {
      const known = served.find((endpoint) => endpoint.fullPath === fullPath);
      assert.ok(known);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (methods.has(method)) continue;
        const endpoint = { ...known, method };
        const answer = await call({ stage, endpoint, path: pathOf(known, [unknownId]) });
        // What looks like an id to another address is asked for there.
        if (answer.status === 404 && /compose|aggregate-by/.test(fullPath)) continue;
        assert.deepEqual([answer.status, at(answer.body, 'code')], [405, 'METHOD_NOT_ALLOWED']);
      }
    });
  }
});

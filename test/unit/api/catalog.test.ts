import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { createPlatformClient, type PlatformClient } from '../../../src/api';
import { serveScenes, type Scene, type ScriptedServer } from './scriptedServer';

/** Facts about the platform, not part of the repository: without them these checks are skipped. */
const folder =
  process.env.CROWDSMITH_TOLOKA_FACTS ?? path.resolve(__dirname, '../../../../shared/toloka');
const file = path.join(folder, 'api.json');

interface Catalog {
  readonly endpoints: readonly {
    readonly method: string;
    readonly fullPath: string;
    readonly prefix: string;
  }[];
  readonly schemas: Readonly<Record<string, { readonly fields?: readonly { name: string }[] }>>;
}

/** Every call of the client, under the name that the catalog gives it. */
function calls(client: PlatformClient): Readonly<Record<string, () => unknown>> {
  const drain = async (list: AsyncIterable<unknown>): Promise<void> => {
    for await (const item of list) assert.ok(item);
  };
  const filter = { type: 'BROWSER' } as never;
  const bonus = { user_id: '1', amount: 1, without_message: true } as never;
  return {
    'GET /api/v1/projects': () => client.projects.page(),
    'POST /api/v1/projects': () => client.projects.create({} as never),
    'GET /api/v1/projects/{id}': () => client.projects.get('1'),
    'PUT /api/v1/projects/{id}': () => client.projects.update('1', {} as never),
    'POST /api/v1/projects/{id}/archive': () => client.projects.archive('1'),
    'POST /api/staging/projects/{id}/check': () => client.projects.check('1', {} as never),
    'GET /api/v1/pools': () => client.pools.page(),
    'POST /api/v1/pools': () => client.pools.create({} as never),
    'GET /api/v1/pools/{id}': () => client.pools.get('1'),
    'PUT /api/v1/pools/{id}': () => client.pools.update('1', {} as never),
    'PATCH /api/v1/pools/{id}': () => client.pools.patch('1', { priority: 5 }),
    'POST /api/v1/pools/{id}/open': () => client.pools.open('1'),
    'POST /api/v1/pools/{id}/close': () => client.pools.close('1'),
    'POST /api/v1/pools/{id}/close-for-update': () => client.pools.closeForUpdate('1'),
    'POST /api/v1/pools/{id}/archive': () => client.pools.archive('1'),
    'POST /api/v1/pools/{id}/clone': () => client.pools.clone('1'),
    'GET /api/v1/trainings': () => client.trainings.page(),
    'POST /api/v1/trainings': () => client.trainings.create({} as never),
    'GET /api/v1/trainings/{id}': () => client.trainings.get('1'),
    'PUT /api/v1/trainings/{id}': () => client.trainings.update('1', {} as never),
    'POST /api/v1/trainings/{id}/open': () => client.trainings.open('1'),
    'POST /api/v1/trainings/{id}/close': () => client.trainings.close('1'),
    'POST /api/v1/trainings/{id}/close-for-update': () => client.trainings.closeForUpdate('1'),
    'POST /api/v1/trainings/{id}/archive': () => client.trainings.archive('1'),
    'POST /api/v1/trainings/{id}/clone': () => client.trainings.clone('1'),
    'GET /api/v1/tasks': () => client.tasks.page({ pool_id: '1' }),
    'POST /api/v1/tasks': () => client.tasks.create([{} as never]),
    'GET /api/v1/tasks/{id}': () => client.tasks.get('1'),
    'PATCH /api/v1/tasks/{id}': () => client.tasks.patch('1', { overlap: 1 }),
    'PATCH /api/v1/tasks/{id}/set-overlap-or-min': () => client.tasks.setOverlapOrMin('1', 0),
    'GET /api/v1/task-suites': () => client.taskSuites.page({ pool_id: '1' }),
    'POST /api/v1/task-suites': () => client.taskSuites.create([{} as never]),
    'GET /api/v1/task-suites/{id}': () => client.taskSuites.get('1'),
    'PATCH /api/v1/task-suites/{id}': () => client.taskSuites.patch('1', { overlap: 1 }),
    'PATCH /api/v1/task-suites/{id}/set-overlap-or-min': () =>
      client.taskSuites.setOverlapOrMin('1', 0),
    'GET /api/v1/assignments': () => client.assignments.page({ pool_id: '1' }),
    'GET /api/v1/assignments/{id}': () => client.assignments.get('1'),
    'PATCH /api/v1/assignments/{id}': () => client.assignments.accept('1', 'good'),
    'GET /api/v1/attachments': () => client.attachments.page({ pool_id: '1' }),
    'GET /api/v1/attachments/{id}': () => client.attachments.get('1'),
    'GET /api/v1/attachments/{id}/download': async () =>
      drain(await client.attachments.download('1')),
    'GET /api/v1/skills': () => client.skills.page(),
    'POST /api/v1/skills': () => client.skills.create({ name: 's' }),
    'GET /api/v1/skills/{id}': () => client.skills.get('1'),
    'PUT /api/v1/skills/{id}': () => client.skills.update('1', { name: 's' }),
    'GET /api/v1/user-skills': () => client.userSkills.page(),
    'PUT /api/v1/user-skills': () => client.userSkills.set({} as never),
    'GET /api/v1/user-skills/{id}': () => client.userSkills.get('1'),
    'DELETE /api/v1/user-skills/{id}': () => client.userSkills.remove('1'),
    'GET /api/v1/user-restrictions': () => client.userRestrictions.page(),
    'PUT /api/v1/user-restrictions': () => client.userRestrictions.set({} as never),
    'GET /api/v1/user-restrictions/{id}': () => client.userRestrictions.get('1'),
    'DELETE /api/v1/user-restrictions/{id}': () => client.userRestrictions.remove('1'),
    'GET /api/v1/user-bonuses': () => client.userBonuses.page(),
    'POST /api/v1/user-bonuses': () => client.userBonuses.create([bonus]),
    'GET /api/v1/user-bonuses/{id}': () => client.userBonuses.get('1'),
    'GET /api/v1/user-metadata/{user_id}': () => client.userMetadata.get('1'),
    'GET /api/v1/requester': () => client.requester.get(),
    'GET /api/v1/operations': () => client.operations.page(),
    'GET /api/v1/operations/{id}': () => client.operations.get('1'),
    'GET /api/v1/operations/{id}/log': () => client.operations.log('1'),
    'POST /api/v1/aggregated-solutions/aggregate-by-pool': () =>
      client.aggregation.start({ type: 'DAWID_SKENE', pool_id: '1', fields: [{ name: 'a' }] }),
    'POST /api/v1/aggregated-solutions/aggregate-by-task': () =>
      client.aggregation.task({} as never),
    'GET /api/v1/aggregated-solutions/{operation_id}': () => drain(client.aggregation.list('1')),
    'GET /api/v1/webhook-subscriptions': () => client.webhookSubscriptions.page(),
    'PUT /api/v1/webhook-subscriptions': () => client.webhookSubscriptions.set({} as never),
    'GET /api/v1/webhook-subscriptions/{id}': () => client.webhookSubscriptions.get('1'),
    'DELETE /api/v1/webhook-subscriptions/{id}': () => client.webhookSubscriptions.remove('1'),
    'POST /api/v1/webhook-subscriptions/{id}/test': () => client.webhookSubscriptions.test('1'),
    'GET /api/v1/message-threads': () => client.messageThreads.page({ folder: ['INBOX'] }),
    'POST /api/v1/message-threads/compose': () => client.messageThreads.compose(filter),
    'POST /api/v1/message-threads/{id}/reply': () => client.messageThreads.reply('1', { EN: 'a' }),
    'POST /api/v1/message-threads/{id}/add-to-folders': () =>
      client.messageThreads.addToFolders('1', ['IMPORTANT']),
    'POST /api/v1/message-threads/{id}/remove-from-folders': () =>
      client.messageThreads.removeFromFolders('1', ['UNREAD']),
    'POST /api/staging/analytics-2': () => client.analytics.start([]),
    'GET /api/new/requester/pools/{id}/assignments.tsv': async () =>
      drain(await client.results.download('1')),
  };
}

/** The platform's objects and the types that we keep of them. */
const kept: Readonly<Record<string, string>> = {
  Project: 'Project',
  Pool: 'Pool',
  Training: 'Training',
  Task: 'Task',
  TaskPatch: 'TaskChange',
  TaskSuite: 'TaskSuite',
  TaskSuitePatch: 'TaskSuiteChange',
  Assignment: 'Assignment',
  Skill: 'Skill',
  UserSkill: 'UserSkill',
  SetUserSkill: 'SetUserSkill',
  UserRestriction: 'UserRestriction',
  UserBonus: 'UserBonus',
  Attachment: 'Attachment',
  Requester: 'Requester',
  UserMetadata: 'UserMetadata',
  UserAttributes: 'UserAttributes',
  Operation: 'Operation',
  OperationLog: 'OperationLogItem',
  FieldValidationError: 'FieldProblem',
  PoolAggregatedSolutionRequest: 'AggregateByPool',
  TaskAggregatedSolutionRequest: 'AggregateByTask',
  AggregatedSolution: 'AggregatedSolution',
  WebhookSubscription: 'NewWebhookSubscription & WebhookSubscription',
  WebhookTestResult: 'WebhookTestResult',
  MessageThread: 'MessageThread',
  Message: 'Message',
  Interlocutor: 'Interlocutor',
  MessageThreadCompose: 'NewMessageThread',
  AnalyticsRequest: 'AnalyticsRequest',
  MixerConfig: 'MixerConfig',
  PoolDefaults: 'PoolDefaults',
  KnownSolution: 'KnownSolution',
  BaselineSolution: 'BaselineSolution',
  TaskSpec: 'TaskSpec',
};

/** The names of all properties of our types, of all members where they are unions. */
function propertiesOfTypes(): (name: string) => ReadonlySet<string> {
  const root = path.resolve(__dirname, '../../..');
  const entry = path.join(root, 'src/api/index.ts');
  const specs = path.join(root, 'src/spec/model/index.ts');
  const program = ts.createProgram([entry, specs], {
    noLib: true,
    types: [],
    strict: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const exported = [entry, specs].flatMap((name) => {
    const source = program.getSourceFile(name);
    const symbol = source && checker.getSymbolAtLocation(source);
    return symbol ? checker.getExportsOfModule(symbol) : [];
  });
  const namesIn = (type: ts.Type): string[] =>
    type.isUnion() ? type.types.flatMap(namesIn) : type.getProperties().map(({ name }) => name);
  return (wanted) =>
    new Set(
      wanted.split(' & ').flatMap((name) => {
        const symbol = exported.find((each) => each.name === name);
        assert.ok(symbol, `the type ${name} is exported`);
        const target =
          symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
        return namesIn(checker.getDeclaredTypeOfSymbol(target));
      }),
    );
}

/** Good enough an answer for every call: an object, a page and an operation at once. */
const agreeable: Scene = (request, response) => {
  const answer = request.url.includes('/log')
    ? []
    : {
        id: '1',
        type: 'POOL.OPEN',
        status: 'SUCCESS',
        items: [],
        has_more: false,
        balance: 1,
        success: true,
        task_id: '1',
        differenceLevel: 'EQUAL',
      };
  response.writeHead(request.method === 'DELETE' ? 204 : 200, {
    'content-type': 'application/json',
  });
  response.end(request.method === 'DELETE' ? '' : JSON.stringify(answer));
};

describe('client against the catalog of the platform', () => {
  let catalog: Catalog;
  let server: ScriptedServer | undefined;
  let client: PlatformClient | undefined;

  before(async function () {
    if (!existsSync(file)) this.skip();
    catalog = JSON.parse(readFileSync(file, 'utf8')) as Catalog;
    server = await serveScenes(agreeable);
    client = createPlatformClient({ baseUrl: server.url, token: 'secret' });
  });

  after(async () => {
    client?.close();
    await server?.close();
  });

  it('has a call for every endpoint, which asks for just that', async () => {
    assert.ok(client && server);
    const known = calls(client);
    const wanted = catalog.endpoints
      .filter(({ prefix }) => prefix !== '/api/app/v0')
      .map(({ method, fullPath }) => `${method} ${fullPath}`);
    assert.deepEqual([...wanted].sort(), Object.keys(known).sort());
    const { seen } = server;
    for (const [name, call] of Object.entries(known)) {
      seen.length = 0;
      await call();
      const [request] = seen;
      assert.ok(request, name);
      const asked = `${request.method} ${request.url.split('?')[0] ?? ''}`;
      assert.equal(asked, name.replace(/\{\w+\}/g, '1'));
    }
  });

  it('knows every documented field of what it reads and writes', function () {
    this.timeout(60_000);
    const properties = propertiesOfTypes();
    const unknown: string[] = [];
    for (const [schema, type] of Object.entries(kept)) {
      const ours = properties(type);
      const documented = (catalog.schemas[schema]?.fields ?? []).map(({ name }) => name);
      assert.ok(documented.length > 0, `${schema} is in the catalog`);
      const missing = documented.filter((name) => !ours.has(name.split('.')[0] ?? name));
      unknown.push(...missing.map((name) => `${type} has no ${name} of ${schema}`));
    }
    assert.deepEqual(unknown, []);
  });
});

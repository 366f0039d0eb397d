import assert from 'node:assert/strict';
import { textAt } from '../look';
import { choiceProject, poolOf, type Json } from '../platform';
import { openStage, type Stage } from './stage';

describe('versions of a project', () => {
  let stage: Stage;
  let project: Json;
  let poolId: string;

  beforeEach(async () => {
    stage = await openStage();
    project = await stage.platform.json('POST', '/api/v1/projects', choiceProject);
    const pool = poolOf(textAt(project, 'id'));
    poolId = textAt(await stage.platform.json('POST', '/api/v1/pools', pool), 'id');
  });
  afterEach(() => stage.close());

  const path = (): string => `/api/v1/projects/${textAt(project, 'id')}`;

  function changed(fields: Json): Json {
    const task_spec = { ...choiceProject.task_spec, ...fields };
    return { ...choiceProject, task_spec };
  }

  const level = async (draft: Json): Promise<unknown> => {
    const check = `/api/staging/projects/${textAt(project, 'id')}/check`;
    return (await stage.platform.json('POST', check, draft)).differenceLevel;
  };

  const upload = async (pool: string, input_values: Json): Promise<number> => {
    const task = { pool_id: pool, input_values, overlap: 1 };
    return (await stage.platform.request('POST', '/api/v1/tasks', task)).status;
  };

  it('a project is equal to itself as it was read', async () => {
    assert.equal(await level(project), 'EQUAL');
    assert.equal(await level({ ...choiceProject, public_name: 'Other' }), 'NON_BREAKING_CHANGE');
  });

  for (const [what, fields] of [
    ['a required field more', { input_spec: { ...inputs(), more: { type: 'string' } } }],
    ['a required field less', { input_spec: { text_id: inputs().text_id } }],
    ['an optional field required', { input_spec: { ...inputs(), text_id: { type: 'string' } } }],
    ['a tighter bound', { input_spec: { ...inputs(), text: { type: 'string', max_length: 5 } } }],
    [
      'other allowed values',
      { output_spec: { is_correct: { type: 'string', allowed_values: ['yes', 'no', 'so'] } } },
    ],
  ] as const) {
    it(`${what} is a breaking change`, async () => {
      assert.equal(await level(changed(fields)), 'BREAKING_CHANGE');
    });
  }

  it('pools stay with their fields after a breaking change; new ones have the new fields', async () => {
    const input_spec = { ...inputs(), more: { type: 'string' } };
    await stage.platform.json('PUT', path(), changed({ input_spec }));
    const pool = poolOf(textAt(project, 'id'));
    const newPool = textAt(await stage.platform.json('POST', '/api/v1/pools', pool), 'id');
    assert.equal(await upload(poolId, { text: 'as before' }), 201);
    assert.equal(await upload(newPool, { text: 'as before' }), 400);
    assert.equal(await upload(newPool, { text: 'new', more: 'of it' }), 201);
    assert.equal(await upload(poolId, { text: 'new', more: 'of it' }), 400);
  });

  it('pools follow a change that breaks nothing', async () => {
    const input_spec = { ...inputs(), extra: { type: 'string', required: false } };
    await stage.platform.json('PUT', path(), changed({ input_spec }));
    assert.equal(await upload(poolId, { text: 'new', extra: 'of it' }), 201);
  });
});

function inputs(): Readonly<Record<'text' | 'text_id', Json>> {
  return choiceProject.task_spec.input_spec;
}

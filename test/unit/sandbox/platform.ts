import assert from 'node:assert/strict';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox';

export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked into by tests

/** A sandbox over plain HTTP, as any client sees it. */
export interface Platform {
  readonly sandbox: Sandbox;
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** The JSON of a good answer; fails on any other. */
  json(method: string, path: string, body?: unknown): Promise<Json>;
  /** Status and error body of a refusal. */
  refused(method: string, path: string, body?: unknown): Promise<{ status: number; error: Json }>;
  /** Every item of a list, page by page. */
  all(path: string): Promise<Json[]>;
  closed(poolId: string): Promise<Json>;
}

export async function startPlatform(options: SandboxOptions = {}): Promise<Platform> {
  return connect(await startSandbox(options));
}

export function connect(sandbox: Sandbox): Platform {
  const request: Platform['request'] = (method, path, body, headers = {}) =>
    fetch(sandbox.url + path, {
      method,
      headers: {
        authorization: `OAuth ${sandbox.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const json: Platform['json'] = async (method, path, body) => {
    const response = await request(method, path, body);
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Json;
  };
  const refused: Platform['refused'] = async (method, path, body) => {
    const response = await request(method, path, body);
    const error = (await response.json()) as Json;
    assert.ok(!response.ok, `${method} ${path} was not refused`);
    assert.equal(typeof error.code, 'string');
    return { status: response.status, error };
  };
  const all: Platform['all'] = async (path) => {
    const items: Json[] = [];
    for (;;) {
      const last = items.at(-1)?.id as string | undefined;
      const cursor = last === undefined ? '' : `&id_gt=${last}`;
      const page = await json('GET', `${path}&sort=id${cursor}`);
      items.push(...(page.items as Json[]));
      if (page.has_more !== true) return items;
    }
  };
  const closed: Platform['closed'] = async (poolId) => {
    for (;;) {
      const pool = await json('GET', `/api/v1/pools/${poolId}`);
      if (pool.status !== 'OPEN') return pool;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { sandbox, request, json, refused, all, closed };
}

export const choiceProject = {
  public_name: 'Is the text fine?',
  public_description: 'Read and judge',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string' }, text_id: { type: 'string', required: false } },
    output_spec: { is_correct: { type: 'string', allowed_values: ['yes', 'no'] } },
    view_spec: { type: 'classic', markup: '', script: '', styles: '' },
  },
};

export const recordingProject = {
  ...choiceProject,
  task_spec: { ...choiceProject.task_spec, output_spec: { audio: { type: 'file' } } },
};

export function poolOf(projectId: string, changes: Json = {}): Json {
  return {
    project_id: projectId,
    private_name: 'pool',
    may_contain_adult_content: false,
    will_expire: '2100-01-01T00:00:00',
    reward_per_assignment: 0.02,
    assignment_max_duration_seconds: 600,
    defaults: { default_overlap_for_new_task_suites: 3 },
    mixer_config: { real_tasks_count: 5, golden_tasks_count: 0, training_tasks_count: 0 },
    ...changes,
  };
}

export function textTasks(poolId: string, count: number, prefix = 'text'): Json[] {
  return Array.from({ length: count }, (_, index) => ({
    pool_id: poolId,
    input_values: { text: `${prefix} ${index}` },
  }));
}

/** A project with a pool and tasks in it, closed. */
export async function preparePool(
  platform: Platform,
  o: { project?: Json; pool?: Json; tasks?: number } = {},
): Promise<{ projectId: string; poolId: string }> {
  const project = await platform.json('POST', '/api/v1/projects', o.project ?? choiceProject);
  const projectId = String(project.id);
  const pool = await platform.json('POST', '/api/v1/pools', poolOf(projectId, o.pool));
  const poolId = String(pool.id);
  await platform.json(
    'POST',
    '/api/v1/tasks?allow_defaults=true',
    textTasks(poolId, o.tasks ?? 10),
  );
  return { projectId, poolId };
}

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlatformError, type PlatformClient } from '../../../src/api';
import {
  applyPlan,
  planDeploy,
  type ApplyOptions,
  type DeployPlan,
  type DeployReport,
  type PlanStep,
} from '../../../src/deploy';
import { openLock, openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { startPlatform, type TestPlatform } from './platform';
import { specPaths, specs } from './specs';

export const sandbox = { name: 'sandbox', sandbox: true };
/** The same platform as if its money were real. */
export const real = { name: 'toloka', sandbox: false };

export interface How {
  readonly client?: PlatformClient;
  readonly profile?: ApplyOptions['profile'];
  readonly cap?: number;
}

/** A folder with the small set of specs and a platform of its own, for tests of plans. */
export class PlanBench {
  private constructor(
    readonly root: string,
    public platform: TestPlatform,
  ) {}

  static async start(): Promise<PlanBench> {
    return new PlanBench(await folderWith(specs), await startPlatform());
  }

  async end(): Promise<void> {
    await this.platform.close();
    await removeFolders();
  }

  get client(): PlatformClient {
    return this.platform.client;
  }

  /** As a sandbox that starts empty. */
  async forget(): Promise<void> {
    await this.platform.close();
    this.platform = await startPlatform();
  }

  plan(paths: readonly string[] = specPaths, how: How = {}): Promise<DeployPlan> {
    return planDeploy({
      workspace: openWorkspace(this.root),
      client: how.client ?? this.client,
      profile: how.profile ?? sandbox,
      paths,
    });
  }

  apply(made: DeployPlan, how: How = {}): Promise<DeployReport> {
    return applyPlan(made, {
      workspace: openWorkspace(this.root),
      client: how.client ?? this.client,
      profile: how.profile ?? sandbox,
      cap: how.cap,
    });
  }

  async deploy(how: How = {}): Promise<DeployReport> {
    return this.apply(await this.plan(specPaths, how), how);
  }

  async edit(path: string, change: (text: string) => string): Promise<void> {
    const file = join(this.root, path);
    await writeFile(file, change(await readFile(file, 'utf8')));
  }

  async write(path: string, text: string): Promise<void> {
    await writeFile(join(this.root, path), text);
  }

  /** On real money; nobody gets through its training, which is closed, so that it stays as it is. Returns the pool's id. */
  async deployUnreachable(): Promise<string> {
    await this.edit('read.pool.yaml', throughTraining);
    await this.deploy({ profile: real });
    return await this.idOf('read.pool.yaml', real);
  }

  async idOf(path: string, profile = sandbox): Promise<string> {
    const lock = await openLock(this.root, profile.name);
    return lock.idOf(path) ?? assert.fail(`${path} has no id`);
  }
}

export function stepOf({ steps }: DeployPlan, path: string): PlanStep {
  return steps.find((step) => step.path === path) ?? assert.fail(`no step for ${path}`);
}

export function actions({ steps }: DeployPlan): readonly string[] {
  return steps.map(({ action }) => action);
}

export function forbidden(): PlatformError {
  return new PlatformError({
    status: 403,
    code: 'ACCESS_DENIED',
    message: 'No rights',
    payload: undefined,
    request: { method: 'GET', path: '/api/v1/x' },
  });
}

/** Lets people into the pool through its training only. */
export function throughTraining(text: string): string {
  const requirement =
    'training_requirement: { training_pool_id: { $id: ./read.training.yaml }, training_passing_skill_value: 50 }';
  return text.replace('quality_control:\n', `quality_control:\n  ${requirement}\n`);
}

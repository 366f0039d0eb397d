import { referencesIn, type TasksReference } from '../spec';
import { exclusively } from '../workspace';
import { Deployer, type DeployContext, type Deployed, type DeployedObject } from './deployer';
import {
  lockedJournal,
  memoryJournal,
  uploadFile,
  uploadFiles,
  type RefusedRow,
  type UploadProgress,
  type UploadReport,
} from './upload';

/** A step of a deploy, as it is done. */
export type DeployProgress =
  | ({ readonly type: 'object' } & DeployedObject)
  | ({ readonly type: 'tasks'; readonly path: string } & UploadProgress)
  | { readonly type: 'uploaded'; readonly path: string; readonly upload: UploadReport };

export interface DeployOptions extends DeployContext {
  readonly onProgress?: ((progress: DeployProgress) => void) | undefined;
}

export interface DeployReport {
  /** In the order in which they were deployed. */
  readonly objects: readonly DeployedObject[];
  readonly uploads: readonly (UploadReport & {
    /** The pool or training spec. */
    readonly path: string;
  })[];
}

/** Skills first, for pools and projects name them; pipelines stand for the specs they name. */
const rank = ['skill', 'project', 'training', 'pool', 'pipeline'];

/**
 * Deploys specs, all they refer to, and their tasks. What exists already is updated or left alone:
 * nothing is created twice, neither by a second call nor after a crash in the first.
 */
export async function deploySpecs(
  options: DeployOptions & { readonly paths: readonly string[] },
): Promise<DeployReport> {
  return await exclusively(options.workspace.root, () => deployAll(options), options.signal);
}

/** Deploys one spec and what it refers to, without tasks. */
export async function deployOne(
  options: DeployOptions & { readonly specPath: string },
): Promise<DeployedObject> {
  const { workspace, specPath, signal } = options;
  return await exclusively(
    workspace.root,
    async () => {
      const deployer = await Deployer.open(options, reporting(options));
      return (await deployer.deploy(specPath)).object;
    },
    signal,
  );
}

/** What became of all task files of a pool or training. */
export interface UploadSummary {
  readonly poolId: string;
  readonly created: number;
  readonly already: number;
  readonly refused: readonly RefusedRow[];
  readonly files: readonly UploadReport[];
}

/** Deploys a pool or training spec and uploads its `$tasks`. */
export async function uploadTasks(
  options: DeployOptions & { readonly specPath: string },
): Promise<UploadSummary> {
  const { objects, uploads } = await deploySpecs({ ...options, paths: [options.specPath] });
  const path = await options.workspace.locate(options.specPath);
  const files = uploads.filter((upload) => upload.path === path);
  return {
    poolId: objects.find((object) => object.path === path)?.id ?? '',
    created: files.reduce((sum, { created }) => sum + created, 0),
    already: files.reduce((sum, { already }) => sum + already, 0),
    refused: files.flatMap(({ refused }) => refused),
    files,
  };
}

/** Uploads a tasks file of the workspace to a pool or training that needs no spec. */
export async function uploadTasksFile(
  options: Pick<DeployOptions, 'workspace' | 'client' | 'signal'> & {
    readonly poolId: string;
    /** What somebody agreed to pay for it should the pool be open, US dollars; Infinity on sandboxes. */
    readonly agreed: number;
    readonly reference: TasksReference;
    readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  },
): Promise<UploadReport> {
  // Without a spec there is no entry in the lock file: what the pool holds is looked up each time.
  const journal = memoryJournal();
  return await uploadFile({ ...options, from: 'crowdsmith.lock.json', journal: () => journal });
}

async function deployAll(
  options: DeployOptions & { readonly paths: readonly string[] },
): Promise<DeployReport> {
  const objects: DeployedObject[] = [];
  const report = reporting(options);
  const deployer = await Deployer.open(options, (object) => {
    objects.push(object);
    report(object);
  });
  const named = await inOrder(options);
  for (const path of named) await deployer.deploy(path);
  // Nobody was asked: what costs money at once does not go up.
  return { objects, uploads: await uploadAll(options, deployer, new Set(named), new Map()) };
}

/**
 * Uploads the tasks of the specs that were named, and of trainings that pools among them refer to:
 * a pool whose training is empty lets nobody in. `agreed`: what somebody agreed to pay for tasks of pools
 * that are open, by their ids, US dollars.
 */
export async function uploadAll(
  options: DeployOptions,
  deployer: Deployer,
  named: ReadonlySet<string>,
  agreed: ReadonlyMap<string, number>,
): Promise<DeployReport['uploads']> {
  const uploads: (UploadReport & { readonly path: string })[] = [];
  for (const one of await deployer.all()) {
    const { path, kind } = one.object;
    if (!named.has(path) && kind !== 'training') continue;
    const sum = options.profile.sandbox ? Infinity : (agreed.get(one.object.id) ?? 0);
    uploads.push(...(await uploadOf(options, deployer, one, sum)));
  }
  return uploads;
}

async function uploadOf(
  options: DeployOptions,
  deployer: Deployer,
  { object: { path, id }, tasks }: Deployed,
  agreed: number,
): Promise<readonly (UploadReport & { readonly path: string })[]> {
  const { workspace, client, signal, onProgress } = options;
  const reports = await uploadFiles({
    workspace,
    client,
    signal,
    poolId: id,
    from: path,
    references: tasks,
    agreed,
    journal: (file, { kind }) => lockedJournal(deployer.lock, path, `${kind} ${file}`),
    onProgress: (progress) => onProgress?.({ type: 'tasks', path, ...progress }),
    onUploaded: (upload) => onProgress?.({ type: 'uploaded', path, upload }),
  });
  return reports.map((upload) => ({ path, ...upload }));
}

export function reporting({ onProgress }: DeployOptions): (object: DeployedObject) => void {
  return (object) => onProgress?.({ type: 'object', ...object });
}

/** The specs to deploy by kind; pipelines are replaced by what they name. */
export async function inOrder({
  workspace,
  paths,
}: Pick<DeployOptions, 'workspace'> & {
  readonly paths: readonly string[];
}): Promise<readonly string[]> {
  const specs = new Map<string, number>();
  const add = async (path: string): Promise<void> => {
    const spec = await workspace.readSpec(path);
    if (spec.kind !== 'pipeline') {
      specs.set(spec.path, rank.indexOf(spec.kind));
      return;
    }
    for (const { form, path: ref } of referencesIn(spec.doc)) {
      if (form === 'pipeline') await add(await workspace.resolveRef(spec.path, ref));
    }
  };
  for (const path of paths) await add(path);
  return [...specs].sort(([, a], [, b]) => a - b).map(([path]) => path);
}

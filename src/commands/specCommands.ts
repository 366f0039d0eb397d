import type { DeployProgress, DeployReport } from '../deploy';
import type { Previews } from '../providers/preview';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { Workspace } from '../workspace';
import type { CommandRunner } from './commandRunner';
import { registerEstimateCommand } from './estimate';
import { withProgress, type Report } from './progress';
import { registerResultsCommand } from './results';
import { specTarget } from './specTargets';
import { fileNameOf } from './targets';
import { registerUploadCommand } from './upload';
import { tellUploaded } from './uploaded';

interface Others {
  readonly previews: Previews | undefined;
  /** Something changed on the platform. */
  readonly changed: () => void;
}

/** What begins at a spec file: create, upload, estimate, preview, results. */
export function registerSpecCommands(
  commands: CommandRunner,
  services: Services,
  { previews, changed }: Others,
): void {
  commands.registerCommand('crowdsmith.createFromSpec', 'Could not create it', async (argument) => {
    try {
      await create(services, argument);
    } finally {
      // Also after a failure: what was created before it is there.
      changed();
    }
  });
  commands.registerCommand('crowdsmith.openPreview', 'There is no preview', async (argument) => {
    const spec = await specTarget(services, argument, {
      kinds: ['project', 'pool', 'training'],
      title: 'Open preview',
      placeholder: 'What performers see of…',
      active: 'taken',
      saving: 'not-needed',
    });
    if (spec !== undefined) await previews?.open(spec);
  });
  registerUploadCommand(commands, services, changed);
  registerEstimateCommand(commands, services);
  registerResultsCommand(commands, services);
}

async function create(services: Services, argument: unknown): Promise<void> {
  const spec = await specTarget(services, argument, {
    kinds: ['project', 'pool', 'training', 'skill'],
    title: 'Create or update from spec',
    placeholder: 'What it refers to is created with it; nothing is created twice',
    active: 'taken',
  });
  if (spec === undefined) return;
  const { profile, client } = await services.connections.need();
  const name = fileNameOf(spec);
  const report = await withProgress(`Creating from ${name}`, async (signal, tell) => {
    const { deploySpecs, openWorkspace } = await import('../providers/remote');
    const workspace = openWorkspace(rootOf(spec));
    const path = await workspace.locate(spec.fsPath);
    return deploySpecs({
      workspace,
      client,
      profile,
      paths: [...(await trainingsOf(workspace, path)), path],
      signal,
      onProgress: (progress) => tellStep(progress, tell),
    });
  });
  await services.links.read();
  for (const { path, kind, id, action } of report.objects) {
    services.log.info(`${profile.label}: ${action} ${kind} ${id} from ${path}`);
  }
  const refused = report.uploads.flatMap((upload) => upload.refused);
  tellUploaded(services, `${createdText(report)} on ${profile.label}.`, refused);
}

/** A pool's training is no use without its tasks, which are only uploaded for what is named. */
async function trainingsOf(workspace: Workspace, path: string): Promise<readonly string[]> {
  const { referencesIn, specKindOf } = await import('../spec');
  const { doc } = await workspace.readSpec(path);
  const trainings = referencesIn(doc).filter(
    ({ form, path: ref }) => form === '$id' && specKindOf(ref)?.kind === 'training',
  );
  return Promise.all(trainings.map(({ path: ref }) => workspace.resolveRef(path, ref)));
}

function tellStep(progress: DeployProgress, tell: Report): void {
  switch (progress.type) {
    case 'object':
      tell(`${progress.action} ${progress.path}`);
      break;
    case 'tasks':
      tell(`tasks of ${progress.file}: ${progress.done} of ${progress.total}`);
      break;
    case 'uploaded':
      break;
  }
}

/** "Created pool 12 and project 3, updated training 7, 40 tasks uploaded". */
function createdText({ objects, uploads }: DeployReport): string {
  const parts = (['created', 'updated', 'unchanged'] as const).flatMap((action) => {
    const names = objects
      .filter((object) => object.action === action)
      .map(({ kind, id }) => `${kind} ${id}`);
    return names.length === 0 ? [] : [`${action} ${names.join(', ')}`];
  });
  const tasks = uploads.reduce((sum, { created }) => sum + created, 0);
  const all = tasks > 0 ? [...parts, `uploaded ${tasks} tasks`] : parts;
  const text = all.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

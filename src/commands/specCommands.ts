import type { Watching } from '../providers/pipelines';
import type { Previews } from '../providers/preview';
import type { Services } from '../providers/services';
import { rootOf, specOf } from '../providers/specFiles';
import type { Workspace } from '../workspace';
import type { CommandRunner } from './commandRunner';
import { showPlanOf } from './deployCommand';
import { tellDeployed, tellStep } from './deployed';
import { registerEstimateCommand } from './estimate';
import { withProgress } from './progress';
import { registerResultsCommand } from './results';
import { specTarget } from './specTargets';
import { fileNameOf } from './targets';

interface Others {
  readonly previews: Previews | undefined;
  readonly watching: Watching | undefined;
  /** Something changed on the platform. */
  readonly changed: () => void;
}

/** What begins at a spec file: create, upload, estimate, preview, results. */
export function registerSpecCommands(
  commands: CommandRunner,
  services: Services,
  { previews, watching, changed }: Others,
): void {
  commands.registerCommand('crowdsmith.createFromSpec', 'Could not create it', async (argument) => {
    try {
      await create(services, argument, changed);
    } finally {
      // Also after a failure: what was created before it is there.
      changed();
    }
  });
  commands.registerCommand('crowdsmith.openPreview', 'There is no preview', async (argument) => {
    const spec = await specTarget(services, argument, {
      kinds: ['project', 'pool', 'training', 'pipeline'],
      title: 'Open preview',
      placeholder: 'What performers see of a project, or the stages of a pipeline',
      active: 'taken',
      saving: 'not-needed',
    });
    if (spec === undefined) return;
    if (specOf(spec)?.kind === 'pipeline') await watching?.openDiagram(spec);
    else await previews?.open(spec);
  });
  registerEstimateCommand(commands, services);
  registerResultsCommand(commands, services);
}

/**
 * On a sandbox at once; where it may cost money or be seen by people, the plan is shown first.
 */
async function create(services: Services, argument: unknown, changed: () => void): Promise<void> {
  const spec = await specTarget(services, argument, {
    kinds: ['project', 'pool', 'training', 'skill'],
    title: 'Create or update from spec',
    placeholder: 'What it refers to is created with it; nothing is created twice',
    active: 'taken',
  });
  if (spec === undefined) return;
  const connection = await services.connections.need();
  const { profile, client } = connection;
  if (!profile.sandbox) {
    await showPlanOf(services, [spec], changed);
    return;
  }
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
  await tellDeployed(services, connection, report);
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

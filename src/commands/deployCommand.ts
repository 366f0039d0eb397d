import * as vscode from 'vscode';
import type { DeployPlan } from '../deploy/plan';
import type { Connection } from '../providers/connections';
import type { PlanWork } from '../providers/planPanel';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { CommandRunner } from './commandRunner';
import { tellDeployed, tellStep } from './deployed';
import { moneyText } from './money';
import { withProgress } from './progress';
import { specTarget, uriOf } from './specTargets';
import { fileNameOf } from './targets';

/** `Deploy`: the plan first, on a page of its own, and what it says once somebody agrees. */
export function registerDeployCommand(
  commands: CommandRunner,
  services: Services,
  changed: () => void,
): void {
  commands.registerCommand('crowdsmith.deploy', 'Could not deploy', async (argument, selected) => {
    const specs = await specsOf(services, argument, selected);
    if (specs !== undefined) await showPlanOf(services, specs, changed);
  });
}

/** Shows what deploying the specs would do; all of one workspace folder. */
export async function showPlanOf(
  services: Services,
  specs: readonly [vscode.Uri, ...vscode.Uri[]],
  changed: () => void,
): Promise<void> {
  const connection = await services.connections.need();
  const root = rootOf(specs[0]);
  const others = specs.filter((spec) => rootOf(spec) !== root);
  if (others.length > 0) {
    const names = others.map(fileNameOf).join(', ');
    throw new Error(
      `${names} stand in another folder than ${fileNameOf(specs[0])}. Deploy folder by folder.`,
    );
  }
  await services.plans.show(workOn(services, connection, { root, specs, changed }));
}

interface Wish {
  readonly root: string;
  readonly specs: readonly vscode.Uri[];
  readonly changed: () => void;
}

function workOn(services: Services, connection: Connection, wish: Wish): PlanWork {
  const { profile, client } = connection;
  const { root, specs, changed } = wish;
  const fileOf = (path: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.file(root), path);
  return {
    profile: profile.label,
    platform: profile.sandbox ? 'sandbox' : 'real',
    async plan(signal) {
      const { openWorkspace, planDeploy } = await import('../providers/remote');
      const workspace = openWorkspace(root);
      const paths = await Promise.all(specs.map((spec) => workspace.locate(spec.fsPath)));
      return planDeploy({ workspace, client, profile, paths, signal });
    },
    async apply(plan, signal, onProgress) {
      if (!(await agreed(services, connection, plan))) return undefined;
      const { applyPlan, openWorkspace } = await import('../providers/remote');
      const cap = vscode.workspace.getConfiguration('crowdsmith', specs[0]).get('spendingCap');
      try {
        const report = await withProgress(`Deploying to ${profile.label}`, (cancelled, tell) =>
          applyPlan(plan, {
            workspace: openWorkspace(root),
            client,
            profile,
            cap: typeof cap === 'number' && Number.isFinite(cap) ? cap : undefined,
            signal: AbortSignal.any([signal, cancelled]),
            onProgress(progress) {
              onProgress(progress);
              tellStep(progress, tell);
            },
          }),
        );
        return await tellDeployed(services, connection, report);
      } finally {
        // Also after a failure: what was created before it is there.
        changed();
      }
    },
    diff: async (path) => {
      await vscode.commands.executeCommand('crowdsmith.diffSpec', fileOf(path));
    },
    open: async (path) => {
      await vscode.window.showTextDocument(fileOf(path));
    },
  };
}

/** Real money is named once more, in a question that cannot be overlooked. */
async function agreed(
  { ask, profiles }: Services,
  { profile, account }: Connection,
  { spends, balance, steps }: DeployPlan,
): Promise<boolean> {
  if (profiles.current().name !== profile.name) {
    throw new Error(
      `The plan is for ${profile.label}, and the current profile is another one. Make the plan again.`,
    );
  }
  if (profile.sandbox || spends.total <= 0) return true;
  const of = balance === undefined ? '' : `, of a balance of ${moneyText(balance)}`;
  const reopened = steps.filter(({ needs }) => needs.includes('close-and-reopen')).length;
  const pools = reopened === 0 ? '' : ` ${reopened} open pools are closed for it and opened again.`;
  return ask.confirm({
    message: `Apply the plan to ${profile.label} as ${account}?`,
    detail: `It commits up to ${moneyText(spends.total)}, fee included${of}.${pools} Real performers will see it.`,
    agree: `Commit ${moneyText(spends.total)}`,
  });
}

/** Files selected together, or what a single command's target is. */
async function specsOf(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<readonly [vscode.Uri, ...vscode.Uri[]] | undefined> {
  const several = Array.isArray(selected) ? selected.flatMap((one) => uriOf(one) ?? []) : [];
  const about = {
    kinds: ['project', 'pool', 'training', 'skill', 'pipeline'],
    title: 'Deploy',
    placeholder: 'The plan is shown first; what a spec refers to comes with it',
    active: 'taken',
  } as const;
  const first = await specTarget(services, several[0] ?? argument, about);
  if (first === undefined) return undefined;
  return [first, ...several.slice(1)];
}

import * as vscode from 'vscode';
import * as commands from './commands';
import {
  Accounts,
  AccountStore,
  checkToken,
  register as registerAccounts,
} from './providers/accounts';
import { askPerson, type Ask } from './providers/ask';
import { Connections } from './providers/connections';
import { Drift } from './providers/drift';
import * as editing from './providers/editing';
import { Listed } from './providers/knownObjects';
import * as pipelines from './providers/pipelines';
import { Pipelines } from './providers/pipelines';
import { Plans } from './providers/planPanel';
import * as preview from './providers/preview';
import { Profiles } from './providers/profiles';
import * as review from './providers/review';
import * as runs from './providers/runs';
import { RunsModel, type Run } from './providers/runs';
import * as sandbox from './providers/sandbox';
import { SandboxManager } from './providers/sandbox';
import type { Services } from './providers/services';
import * as simulation from './providers/simulation';
import { SpecLinks } from './providers/specLinks';
import * as statusBar from './providers/statusBar';
import { StorageKeys } from './providers/storageKeys';
import * as tree from './providers/tree';
import type { RemoteTrees } from './providers/tree';
import * as waits from './providers/waits';

/** What host tests may read, and the one thing they may replace: who answers questions. */
export interface ExtensionApi {
  readonly trees: RemoteTrees | undefined;
  readonly runs: vscode.TreeDataProvider<Run> | undefined;
  readonly previews: preview.Previews | undefined;
  readonly simulations: simulation.Simulations | undefined;
  readonly watching: pipelines.Watching | undefined;
  readonly reviews: review.ReviewDesk | undefined;
  readonly plans: Plans;
  answerWith(ask: Ask): void;
}

/** Activates the features; one that fails is logged and leaves the others alive. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const services = createServices(context);
  const feature = <T>(name: string, register: () => T): T | undefined => {
    try {
      return register();
    } catch (error) {
      services.log.error(`${name} could not be activated`, error);
      return undefined;
    }
  };
  feature('Accounts', () => registerAccounts(context, services));
  feature('Sandbox', () => sandbox.register(context, services));
  feature('Status bar', () => statusBar.register(context, services));
  feature('Editing', () => editing.register(context, services));
  const previews = feature('Preview', () => preview.register(context, services));
  const trees = feature('Tree', () => tree.register(context, services));
  const runsView = feature('Runs', () => runs.register(context, services));
  feature('Waits', () => waits.register(context, services));
  const simulations = feature('Simulation', () => simulation.register(context, services));
  const watching = feature('Pipelines', () => pipelines.register(context, services));
  const changed = (): void => trees?.hurry();
  const reviews = feature('Review', () => review.register(context, services, changed));
  const panels = { previews, simulations, watching, reviews };
  feature('Commands', () => commands.register(context, services, panels, changed));
  return {
    trees,
    runs: runsView,
    ...panels,
    plans: services.plans,
    answerWith(ask) {
      if (context.extensionMode === vscode.ExtensionMode.Test) services.ask = ask;
    },
  };
}

function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Crowdsmith', { log: true });
  const profiles = new Profiles();
  const sandboxManager = new SandboxManager(context, log);
  const accounts: Accounts = new Accounts(
    new AccountStore(context.secrets),
    context.globalState,
    {
      ask: () => services.ask,
      checkToken,
      profile: (name) => profiles.byName(name ?? '') ?? profiles.current(),
      profiles: () => profiles.list(),
    },
    context.secrets,
  );
  const connections = new Connections({
    profiles,
    accounts,
    sandbox: sandboxManager,
    log,
    ask: () => services.ask,
  });
  const links = new SpecLinks(profiles, log);
  const listed = new Listed();
  const runsModel = new RunsModel();
  const pipelineRuns = new Pipelines(
    context.extensionUri,
    runsModel,
    new StorageKeys(context.secrets),
  );
  const plans = new Plans(context.extensionUri, log);
  const drift = new Drift({ profiles, links, listed, log });
  const services: Services = {
    log,
    profiles,
    accounts,
    sandbox: sandboxManager,
    connections,
    links,
    listed,
    drift,
    plans,
    runs: runsModel,
    pipelines: pipelineRuns,
    waits: waits.createWaits(context, () => services),
    ask: askPerson,
  };
  context.subscriptions.push(
    log,
    profiles,
    sandboxManager,
    accounts,
    connections,
    links,
    listed,
    pipelineRuns,
  );
  context.subscriptions.push(drift, plans);
  return services;
}

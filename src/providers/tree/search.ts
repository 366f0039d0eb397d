import * as vscode from 'vscode';
import type { PlatformClient, Remote } from '../../api';
import type { Project } from '../../spec/model';
import { failureMessage } from '../failures';

/** What a search has found: a project, or a pool or training of one. */
export interface Found {
  readonly project: Remote<Project>;
  /** `pool:12`, where that is what was looked for. */
  readonly inside?: string;
}

interface FoundItem extends vscode.QuickPickItem {
  readonly found?: Found;
  readonly lookUp?: string;
}

/** The largest page of projects that the platform gives. */
const pageSize = 300;

/**
 * Asks for one of all projects, which are listed while they arrive; a number that stands for none
 * of them is looked up as the id of a pool or training. Closing it ends the reading.
 */
export async function searchProjects(client: PlatformClient): Promise<Found | undefined> {
  const pick = vscode.window.createQuickPick<FoundItem>();
  const life = new AbortController();
  pick.title = 'Search projects';
  pick.placeholder = 'Name or id of a project, or id of a pool or training';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  let items: readonly FoundItem[] = [];
  const show = (): void => {
    const id = pick.value.trim();
    const lookUp: FoundItem[] = /^\d+$/.test(id)
      ? [
          {
            label: `$(search) Look up ${id}`,
            detail: 'Project, pool or training with that id',
            lookUp: id,
            alwaysShow: true,
          },
        ]
      : [];
    pick.items = [...items, ...lookUp];
  };
  const reading = readAll(client, life.signal, (page) => {
    items = [...items, ...page];
    show();
  }).then(
    () => (pick.busy = false),
    (error: unknown) => {
      if (life.signal.aborted) return;
      pick.busy = false;
      pick.title = `Search projects: ${failureMessage(error)}`;
    },
  );
  pick.onDidChangeValue(show);
  try {
    const chosen = await chosenFrom(pick);
    if (chosen?.lookUp === undefined) return chosen?.found;
    return await lookUp(client, chosen.lookUp);
  } finally {
    life.abort();
    pick.dispose();
    await reading;
  }
}

function chosenFrom(pick: vscode.QuickPick<FoundItem>): Promise<FoundItem | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

async function readAll(
  client: PlatformClient,
  signal: AbortSignal,
  tell: (page: readonly FoundItem[]) => void,
): Promise<void> {
  let after = {};
  for (;;) {
    const page = await client.projects.page({ limit: pageSize, sort: '-id', ...after }, { signal });
    tell(page.items.map(itemOf));
    const last = page.items.at(-1);
    if (!page.has_more || last === undefined) return;
    after = { id_lt: last.id };
  }
}

function itemOf(project: Remote<Project>): FoundItem {
  const { id, public_name: name, private_comment: comment, status } = project;
  const archived = status === 'ARCHIVED';
  return {
    label: `$(${archived ? 'archive' : 'project'}) ${name}`,
    description: archived ? `${id} · archived` : id,
    ...(comment !== undefined && comment !== '' && { detail: comment }),
    found: { project },
  };
}

/** A training is a pool to the platform, too, where it does not say that there is no such pool. */
async function lookUp(client: PlatformClient, id: string): Promise<Found> {
  const project = await orMissing(client.projects.get(id));
  if (project !== undefined) return { project };
  const training = await orMissing(client.trainings.get(id));
  const pool = training ?? (await orMissing(client.pools.get(id)));
  if (pool === undefined) throw new Error(`There is no project, pool or training ${id}.`);
  return {
    project: await client.projects.get(pool.project_id),
    inside: `${training === undefined ? 'pool' : 'training'}:${id}`,
  };
}

/** Undefined where the platform says that there is no such thing; other trouble is trouble. */
function orMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    const isMissing = error instanceof Error && 'status' in error && error.status === 404;
    if (isMissing) return undefined;
    throw error;
  });
}

import type { PlatformClient, Remote } from '../../api';
import type { Project } from '../../spec/model';
import type { FetchPage } from './branch';
import type { ListPlan } from './below';
import { glimpsed, pagesOf, picked } from './pages';

/** Which projects the Projects view shows. */
export interface ProjectFilter {
  readonly status: 'active' | 'archived' | 'all' | 'with-open-pools';
  /** Part of the name, the description, the comment or the id, in any case. */
  readonly text?: string;
}

/** What is shown when nobody asked for less: the archived ones have a heading of their own. */
export const everything: ProjectFilter = { status: 'active' };

/** The largest page of projects that the platform gives. */
const searchedPageSize = 300;

export function projectPages(
  client: PlatformClient,
  { status, text }: ProjectFilter,
): Pick<ListPlan<Remote<Project>, unknown>, 'fetch' | 'glance'> {
  const isWanted = wanted(text);
  if (status === 'with-open-pools') return { fetch: picked(withOpenPools(client), isWanted) };
  const query = statuses[status];
  if (text === undefined) return { fetch: pagesOf(client.projects, query) };
  // The platform cannot look for names, so all are read, in the largest pages.
  const pages = pagesOf(client.projects, query, { size: searchedPageSize });
  return { fetch: picked(pages, isWanted), glance: glimpsed(pages, isWanted) };
}

const statuses = {
  active: { status: 'ACTIVE' },
  archived: { status: 'ARCHIVED' },
  all: {},
} as const;

export function wanted(text: string | undefined): (project: Remote<Project>) => boolean {
  const needle = text?.toLowerCase();
  return ({ id, public_name: name, public_description, private_comment }) =>
    needle === undefined ||
    id === needle ||
    [name, public_description, private_comment].some((part) =>
      part?.toLowerCase().includes(needle),
    );
}

/** Projects in which performers work now. There are few of them, so they come as one page. */
function withOpenPools(client: PlatformClient): FetchPage<Remote<Project>> {
  return async (_after, signal) => {
    const ids = new Set<string>();
    for await (const pool of client.pools.list({ status: 'OPEN' }, { signal })) {
      ids.add(pool.project_id);
    }
    const projects: Remote<Project>[] = [];
    for (const id of ids) projects.push(await client.projects.get(id, { signal }));
    return { items: projects, next: undefined };
  };
}

/** What is left out, in words; undefined when nothing is. */
export function filterText({ status, text }: ProjectFilter): string | undefined {
  const which = {
    active: 'active projects',
    archived: 'archived projects',
    all: 'projects, active and archived',
    'with-open-pools': 'projects with open pools',
  }[status];
  if (text !== undefined) return `Only ${which} with “${text}”.`;
  return status === 'active' ? undefined : `Only ${which}.`;
}

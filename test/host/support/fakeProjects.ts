import type { PlatformClient, Remote } from '../../../src/api';
import type { Connection, Connections } from '../../../src/providers/connections';
import type { ItemFacts } from '../../../src/providers/tree/facts';
import { PoolFigures } from '../../../src/providers/tree/poolFigures';
import { ProjectsPlan } from '../../../src/providers/tree/projectsTree';
import { RemoteTree } from '../../../src/providers/tree/remoteTree';
import type { Project } from '../../../src/spec/model';
import { plainProject } from '../../support/remoteObjects';

/** A Projects tree over so many projects that are in this process, with everything counted. */
export interface FakeProjects {
  readonly tree: RemoteTree;
  /** `projects ACTIVE` and so on, in order. */
  readonly requests: string[];
  projects: Remote<Project>[];
  /** Answers come when this lets them. */
  gate: Promise<unknown>;
  broken: boolean;
}

interface Query {
  readonly limit: number;
  readonly status?: string;
  readonly id_lt?: string;
}

export function fakeProjects(count: number): FakeProjects {
  const fake: Omit<FakeProjects, 'tree'> = {
    requests: [],
    projects: Array.from({ length: count }, (_, i) => ({
      ...plainProject(`Project ${i + 1}`),
      id: String(10_000_001 + i),
      status: 'ACTIVE' as const,
    })).reverse(),
    gate: Promise.resolve(),
    broken: false,
  };
  const page = async (what: string, all: () => readonly Remote<Project>[], query: Query) => {
    fake.requests.push(`${what} ${query.status ?? ''}`.trim());
    await fake.gate;
    if (fake.broken) throw new Error('nobody home');
    const { limit, status, id_lt: before } = query;
    const wanted = all().filter(
      (each) =>
        (status === undefined || each.status === status) &&
        (before === undefined || each.id < before),
    );
    return { items: wanted.slice(0, limit), has_more: wanted.length > limit };
  };
  const none = (what: string) => ({ page: (query: Query) => page(what, () => [], query) });
  const client = {
    projects: { page: (query: Query) => page('projects', () => fake.projects, query) },
    pools: none('pools'),
    trainings: none('trainings'),
    userRestrictions: none('restrictions'),
  } as unknown as PlatformClient;
  const connection = { client } as Connection;
  const connections = { quiet: () => Promise.resolve(connection) } as unknown as Connections;
  const facts: ItemFacts = {
    figures: new PoolFigures(),
    hasSpec: () => false,
    driftOf: () => undefined,
    isWaitedFor: () => false,
    site: () => 'https://platform.example',
  };
  const tree = new RemoteTree(new ProjectsPlan(connections, facts));
  return Object.assign(fake, { tree });
}

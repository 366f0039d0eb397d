import type { PlatformClient, Remote } from '../../api';
import type { Skill } from '../../spec/model';
import type { Connection, Connections } from '../connections';
import type { KnownObjects } from '../knownObjects';
import { ObjectList, type Below } from './below';
import type { ItemFacts } from './facts';
import { skillNode } from './grow';
import { tooltipOf, treeItemOf } from './items';
import type { RemoteNode, SkillNode } from './nodes';
import { pagesOf, picked } from './pages';
import type { TreePlan } from './remoteTree';

/** The largest page of skills that the platform gives. */
const skillsPageSize = 100;

/** The Skills view: the requester's own skills; everybody's are left out. Below, who holds them. */
export class SkillsPlan implements TreePlan {
  private connection: Connection | undefined;
  private skills: ObjectList<Remote<Skill>, SkillNode> | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly facts: ItemFacts,
  ) {}

  async root(): Promise<Below | undefined> {
    // The projects view tells why there is no connection; here that is simply an empty list.
    const connection = await this.connections.quiet().catch(() => undefined);
    if (connection === undefined) return undefined;
    if (connection !== this.connection || this.skills === undefined) {
      this.connection = connection;
      this.skills = skillList(connection.client);
    }
    return { lists: [this.skills], fixed: [] };
  }

  forget(): void {
    this.skills = undefined;
  }

  item(node: RemoteNode): ReturnType<TreePlan['item']> {
    return treeItemOf(node, this.facts);
  }

  tooltip(node: RemoteNode): ReturnType<TreePlan['tooltip']> {
    return tooltipOf(node, this.facts);
  }

  retryRoot(): Promise<unknown> {
    return this.connections.need();
  }

  /** What has been listed so far. */
  known(): Pick<KnownObjects, 'skills'> {
    const listed = this.skills?.items ?? [];
    return { skills: listed.map((object) => ({ id: object.id, name: object.name, object })) };
  }
}

function skillList(client: PlatformClient): ObjectList<Remote<Skill>, SkillNode> {
  const own = pagesOf(client.skills, { global: false }, { size: skillsPageSize });
  return new ObjectList<Remote<Skill>, SkillNode>({
    what: 'skills',
    fetch: picked(own, (skill) => skill.global !== true),
    make: (skill) => skillNode(client, skill),
    renew: (node, skill) => (node.skill = skill),
  });
}

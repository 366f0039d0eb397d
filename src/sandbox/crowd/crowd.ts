import type { PerformerRow, PoolRow, UserRestrictionRow } from '../domain/rows';
import { covers } from '../domain/restrictions';
import type { World } from '../domain/world';
import { Lane } from './lane';
import { createCrowd, createPerformer } from './performers';

/** Simulated performers: they come to pools that open, work, and are replaced when banned. */
export class Crowd {
  readonly #lanes = new Map<string, Lane>();

  constructor(private readonly world: World) {
    world.listen((event) => {
      switch (event.type) {
        case 'pool-opened':
          this.#open(event.pool);
          break;
        case 'pool-closed':
          this.#close(event.pool.id);
          break;
        case 'work-added':
          this.#lanes.get(event.poolId)?.wake();
          break;
        case 'restricted':
          this.#replace(event.restriction);
          this.#welcomeBack(event.restriction);
          break;
        default:
      }
    });
  }

  /** Begins, or goes on where the stored world stopped. */
  start(): void {
    const people = [...this.world.store.performers.values()];
    if (people.every(({ human }) => human)) createCrowd(this.world);
    this.#makeWhole(people);
    for (const pool of this.world.store.pools.values()) {
      if (pool.status === 'OPEN') this.#open(pool);
    }
    this.#resumeWork();
  }

  /** Gives people their ways who were stored before people had any of their own. */
  #makeWhole(people: readonly PerformerRow[]): void {
    for (const { key, profile, traits, human } of people) {
      if (traits || human) continue;
      this.world.store.performers.put(createPerformer(this.world, key, { profile }));
    }
  }

  /**
   * Suites in hand go on; those of pools that closed meanwhile may be finished too, so every one
   * gets a lane, if only to end in.
   */
  #resumeWork(): void {
    for (const assignment of this.world.store.assignments.marked('ACTIVE')) {
      const pool = this.world.store.pools.get(assignment.poolId);
      if (!pool) continue;
      const lane = this.#lanes.get(pool.id) ?? new Lane(this.world, pool.id, pool.openings);
      lane.resume(assignment);
    }
  }

  #open(pool: PoolRow): void {
    // A training is done on the way into a pool that requires it; nobody comes for it alone.
    if (pool.kind === 'training') {
      this.#wakePoolsOfProject(pool.projectId);
      return;
    }
    this.#close(pool.id);
    const lane = new Lane(this.world, pool.id, pool.openings);
    this.#lanes.set(pool.id, lane);
    lane.start();
  }

  #close(poolId: string): void {
    this.#lanes.get(poolId)?.close();
    this.#lanes.delete(poolId);
  }

  #wakePoolsOfProject(projectId: string): void {
    for (const { id } of this.world.store.pools.by('project', projectId)) {
      this.#lanes.get(id)?.wake();
    }
  }

  /** Whose ban is over looks again whether there is something to do. */
  #welcomeBack(restriction: UserRestrictionRow): void {
    const { willExpireAt } = restriction;
    if (willExpireAt === undefined) return;
    this.world.agenda.plan(willExpireAt, 'calendar', () => {
      for (const [poolId, lane] of this.#lanes) {
        const pool = this.world.store.pools.get(poolId);
        if (pool && covers(restriction, pool)) lane.wake();
      }
    });
  }

  #replace(restriction: UserRestrictionRow): void {
    const performer = this.world.store.performers.get(restriction.userId);
    if (!performer || performer.human) return;
    for (const [poolId, lane] of this.#lanes) {
      const pool = this.world.store.pools.get(poolId);
      if (pool && covers(restriction, pool)) lane.replace(performer.profile);
    }
  }
}

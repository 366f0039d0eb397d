import { accessOf } from '../domain/access';
import { issueAssignment } from '../domain/assignments';
import { minute } from '../domain/choices';
import { offerOf } from '../domain/mixing';
import type {
  AssignmentRow,
  PerformerProfile,
  PerformerRow,
  PoolRow,
  RegularPoolRow,
} from '../domain/rows';
import type { World } from '../domain/world';
import { randomStream } from '../random/stream';
import { createNewcomer } from './performers';
import { planFor } from './plans';
import { finishAssignment } from './work';

/** At most one newcomer in this time when a pool has work and nobody left to do it. */
const newcomerEvery = 5 * minute;
/** Newcomers in a row who found nothing they may do: then the pool waits for a change. */
const vainNewcomers = 4;
const mostNewcomers = 1000;

/**
 * The people at one open pool. Each lane has its own stream of arrivals, named by the pool and by
 * how often it was opened, so that pools do not disturb each other's order.
 */
export class Lane {
  readonly #idle = new Set<string>();
  /** Arrivals, suites in hand and pauses: things that will call `#visit` again. */
  #expected = 0;
  #newcomers = 0;
  #vain = 0;
  #wakePlanned = false;
  #closed = false;

  constructor(
    private readonly world: World,
    private readonly poolId: string,
    private readonly opening: number,
  ) {}

  /** Lets the crowd come by, one after the other, in an order of this opening's own. */
  start(): void {
    const stream = randomStream(this.world.seed, 'arrivals', this.poolId, this.opening);
    const busy = this.#busyPeople();
    const people = [...this.world.store.performers.values()].filter(
      ({ id, human }) => !human && !busy.has(id),
    );
    let delay = 0;
    for (const performer of stream.shuffle(people)) {
      delay += stream.integer(5, 40) * 1000;
      this.#expect(delay, performer.id);
    }
  }

  /** Takes up a suite that was in somebody's hands when the sandbox stopped. */
  resume(assignment: AssignmentRow): void {
    this.#carryOn(assignment);
  }

  /** There may be something for those who found nothing. */
  wake(): void {
    if (this.#wakePlanned || this.#closed) return;
    this.#wakePlanned = true;
    this.#vain = 0;
    this.#after(1000, () => {
      this.#wakePlanned = false;
      const people = [...this.#idle];
      this.#idle.clear();
      for (const id of people) {
        const stream = randomStream(this.world.seed, 'wake', id, this.poolId, this.opening);
        this.#expect(stream.integer(1, 60) * 1000, id);
      }
      this.#inviteWhenDry();
    });
  }

  /** Somebody was banned: a newcomer like them takes the place after a while. */
  replace(profile: PerformerProfile): void {
    const number = this.#newcomers;
    if (number >= mostNewcomers) return;
    this.#newcomers += 1;
    this.#after((number + 1) * newcomerEvery, () => this.#bringNewcomer(number, profile));
  }

  close(): void {
    this.#closed = true;
  }

  #pool(): RegularPoolRow | undefined {
    const pool = this.world.store.pools.get(this.poolId);
    const isOurs =
      pool?.kind === 'pool' && pool.status === 'OPEN' && pool.openings === this.opening;
    return isOurs && !this.#closed ? pool : undefined;
  }

  #after(milliseconds: number, run: () => void): void {
    const { agenda, clock } = this.world;
    agenda.plan(clock.now() + milliseconds, 'crowd', run);
  }

  #expect(milliseconds: number, userId: string): void {
    this.#expected += 1;
    this.#after(milliseconds, () => {
      this.#expected -= 1;
      this.#visit(userId);
    });
  }

  /** A person looks whether there is something for them. Says whether they took a suite. */
  #visit(userId: string): boolean {
    const pool = this.#pool();
    const performer = this.world.store.performers.get(userId);
    if (!pool || !performer) return false;
    const access = accessOf(this.world, performer, pool);
    const assignment =
      access.state === 'denied'
        ? undefined
        : this.#takeSuite(performer, access.state === 'train' ? access.training : pool);
    if (assignment) {
      this.#carryOn(assignment);
      return true;
    }
    this.#idle.add(userId);
    this.#inviteWhenDry();
    return false;
  }

  #takeSuite(performer: PerformerRow, pool: PoolRow): AssignmentRow | undefined {
    const offer = offerOf(this.world, performer.id, pool);
    if (offer.state === 'suite') return issueAssignment(this.world, performer, pool, offer);
    if (offer.state === 'later') {
      this.#expect(Math.max(0, offer.time - this.world.clock.now()), performer.id);
    }
    return undefined;
  }

  #carryOn(assignment: AssignmentRow): void {
    const { world } = this;
    const performer = world.store.performers.get(assignment.userId);
    const pool = world.store.pools.get(assignment.poolId);
    const traits = performer?.traits;
    if (!performer || !traits || !pool) return;
    const plan = planFor(world, { ...performer, traits }, pool, assignment);
    this.#expected += 1;
    world.agenda.plan(plan.at, 'crowd', () => {
      this.#expected -= 1;
      finishAssignment(world, assignment.id, plan.outcome);
      const pause = randomStream(world.seed, 'pause', performer.key, assignment.id);
      this.#expect(pause.integer(3, 60) * 1000, performer.id);
    });
  }

  /** A pool must not stand still because everybody was banned or has done what they may do. */
  #inviteWhenDry(): void {
    const pool = this.#pool();
    if (!pool || this.#expected > 0 || this.#wakePlanned) return;
    const isDry = this.world.progress.of(pool.id).open.size > 0;
    if (!isDry || this.#vain >= vainNewcomers || this.#newcomers >= mostNewcomers) return;
    const number = this.#newcomers++;
    this.#expected += 1;
    this.#after(newcomerEvery, () => {
      this.#expected -= 1;
      this.#bringNewcomer(number);
    });
  }

  #bringNewcomer(number: number, like?: PerformerProfile): void {
    const pool = this.#pool();
    if (!pool) return;
    const key = `${this.poolId}.${this.opening}.${number}`;
    const newcomer = createNewcomer(this.world, pool, key, like);
    if (!newcomer) {
      this.#vain = vainNewcomers;
      return;
    }
    this.world.store.performers.put(newcomer);
    if (this.#visit(newcomer.id)) this.#vain = 0;
    else this.#vain += 1;
  }

  /** People who still hold a suite of this pool from an earlier opening. */
  #busyPeople(): ReadonlySet<string> {
    if (this.world.progress.of(this.poolId).counts.ACTIVE === 0) return new Set();
    const active = this.world.store.assignments
      .by('pool', this.poolId)
      .filter(({ status }) => status === 'ACTIVE');
    return new Set(active.map(({ userId }) => userId));
  }
}

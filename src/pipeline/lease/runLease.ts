import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunsElsewhere } from '../errors';
import type { Storage } from '../storage/storage';
import { StorageError } from '../storage/storageError';
import type { Claim, ClaimName } from './claims';
import { Claims } from './claims';

const minute = 60_000;

/** Milliseconds. */
export interface LeaseTimes {
  /** Between two signs of life. */
  readonly beat: number;
  /** After the last one, in which the holder itself does nothing more before it has given another. */
  readonly trust: number;
  /** After the last one, in which others leave it its run. Longer than `trust` by all that may be under way. */
  readonly lasts: number;
  /** Between two looks while somebody else wants the same run at the same time. */
  readonly settle: number;
}

export const leaseTimes: LeaseTimes = {
  ...{ beat: 2 * minute, trust: 6 * minute, lasts: 9 * minute, settle: 1000 },
};

/** Looks before a claim that neither goes away nor becomes a run counts as one. */
const mostLooks = 15;

export interface LeaseOptions {
  /** See `ownerOf`. */
  readonly owner: string;
  /** Of keys in the storage. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Says something to people. */
  readonly warn: (message: string) => void;
  /** The lease was lost while the run went on. */
  readonly onLost: (error: RunsElsewhere) => void;
  readonly times?: LeaseTimes;
  /** Milliseconds that go by also while the machine sleeps. */
  readonly now?: () => number;
}

/**
 * Keeps two machines apart that run the same pipeline, by what they share: the storage. Each puts a claim
 * there under a key of its own, and only then lists all of them: of any two the later one sees the
 * other. It needs no conditional writes, only a storage that lists what it has taken (S3 does since 2020).
 * Ages are differences between times of the storage, so that clocks of machines do not matter.
 */
export class RunLease {
  readonly #o: LeaseOptions;
  readonly #times: LeaseTimes;
  readonly #session = randomUUID();
  readonly #now: () => number;
  #claims: Claims | undefined;
  /** When the last sign of life was begun that came through; undefined before the first. */
  #shown: number | undefined;
  #beating: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | undefined;
  #lost: RunsElsewhere | undefined;
  readonly #ending = new AbortController();
  readonly #signal: AbortSignal;

  constructor(o: LeaseOptions) {
    this.#o = o;
    this.#times = o.times ?? leaseTimes;
    this.#now = o.now ?? Date.now;
    this.#signal = AbortSignal.any([o.signal, this.#ending.signal]);
  }

  /**
   * Takes the lease, or makes sure that it is still ours. Throws RunsElsewhere when somebody else has the
   * run, StorageError when nobody can tell.
   */
  async hold(storage: Storage): Promise<void> {
    this.#claims = new Claims(storage, this.#o.folder);
    if (this.#shown !== undefined) await this.pass();
    else if (await this.#maySee(this.#claims)) await this.#take(this.#claims);
  }

  /** Keys that write and read objects and list none are enough for everything else. */
  async #maySee(claims: Claims): Promise<boolean> {
    const wanted = this.#mine('wanted');
    await claims.put(wanted, this.#signal);
    try {
      await claims.list(this.#signal);
      return true;
    } catch (error) {
      if (!(error instanceof StorageError) || error.trouble !== 'refused') throw error;
      await claims.remove({ key: claims.keyOf(wanted) }, this.#signal).catch(() => undefined);
      this.#o.warn(
        'The keys of the storage may not list objects, so nobody can tell whether another machine runs this ' +
          'pipeline, too. See to it that none does, or allow listing.',
      );
      return false;
    }
  }

  /** Resolves at once as long as the last sign of life is young; else a new one has to come through first. */
  async pass(): Promise<void> {
    if (this.#lost !== undefined) throw this.#lost;
    if (this.#shown === undefined || this.#isTrusted()) return;
    await this.#renew();
  }

  /** Lets others have the run. Never rejects: what cannot be taken away runs out. */
  async release(): Promise<void> {
    clearInterval(this.#beating);
    this.#ending.abort();
    await this.#renewing?.catch(() => undefined);
    const claims = this.#claims;
    if (claims === undefined || this.#lost !== undefined) return;
    const state = this.#shown === undefined ? 'wanted' : 'held';
    const signal = AbortSignal.timeout(5000);
    await claims.remove({ key: claims.keyOf(this.#mine(state)) }, signal).catch(() => undefined);
  }

  async #take(claims: Claims): Promise<void> {
    const wanted = this.#mine('wanted');
    for (let look = 1; ; look++) {
      const begun = this.#now();
      await claims.put(wanted, this.#signal);
      const { listed, now } = await this.#look(claims);
      // Earlier processes of ours: the lock of the state folder proves that they are dead.
      const isDead = (one: Claim): boolean =>
        one.owner === this.#o.owner || this.#isSilent(one, now);
      const rivals = listed.filter((one) => !isDead(one));
      if (rivals.length === 0) {
        await this.#takeOver(claims, listed.filter(isDead), now);
        await claims.put(this.#mine('held'), this.#signal);
        await claims.remove({ key: claims.keyOf(wanted) }, this.#signal);
        this.#begin(begun);
        // A machine that slept in the middle of this may have been taken for dead.
        if (!this.#isTrusted()) await this.#renew();
        return;
      }
      const isWeaker = (one: Claim): boolean =>
        one.state === 'wanted' && one.session > this.#session && look < mostLooks;
      const stronger = rivals.find((one) => !isWeaker(one));
      if (stronger !== undefined) {
        await claims.remove({ key: claims.keyOf(wanted) }, this.#signal);
        throw this.#elsewhere(stronger, now);
      }
      // They came at the same time, and give way as soon as they see us.
      await sleep(this.#times.settle, undefined, { signal: this.#signal });
    }
  }

  #begin(shown: number): void {
    this.#shown = shown;
    this.#beating = setInterval(() => {
      // When it does not come through, the next step waits until one does.
      void this.#renew().catch(() => undefined);
    }, this.#times.beat);
    this.#beating.unref();
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#showLife().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** First the sign, then the look, as when the lease was taken: whoever took us for dead is seen. */
  async #showLife(): Promise<void> {
    const claims = this.#claims;
    if (claims === undefined) return;
    const wasTrusted = this.#isTrusted();
    const begun = this.#now();
    // Gone means: somebody took us for dead. A sign now would only be in their way.
    if (!wasTrusted && !(await this.#look(claims)).isThere) this.#lose(undefined);
    const held = this.#mine('held');
    await claims.put(held, this.#signal);
    const { listed, now } = await this.#look(claims);
    // Whoever only wants the run sees us and gives way, unless we have been silent for too long. One of
    // the same owner has come after us: in a copy of the machine, or with the lock taken by force.
    const rival = listed.find(
      (one) => !this.#isSilent(one, now) && (one.state === 'held' || !wasTrusted),
    );
    if (rival !== undefined) {
      await claims.remove({ key: claims.keyOf(held) }, this.#signal);
      this.#lose({ rival, now });
    }
    this.#shown = begun;
  }

  #lose(to: { readonly rival: Claim; readonly now: number } | undefined): never {
    clearInterval(this.#beating);
    this.#lost =
      to === undefined
        ? new RunsElsewhere(
            'Another run of this pipeline has taken this one for dead and gone on in its place. This one has stopped.',
          )
        : this.#elsewhere(to.rival, to.now);
    this.#o.onLost(this.#lost);
    throw this.#lost;
  }

  /** Claims of others, and the time by the youngest of our own. */
  async #look(claims: Claims): Promise<{
    readonly listed: readonly Claim[];
    readonly isThere: boolean;
    readonly now: number;
  }> {
    const all = await claims.list(this.#signal);
    const mine = all.filter(({ session }) => session === this.#session);
    return {
      listed: all.filter(({ session }) => session !== this.#session),
      isThere: mine.length > 0,
      now: Math.max(...mine.map(({ modified }) => modified)),
    };
  }

  #isSilent({ modified }: Claim, now: number): boolean {
    return now - modified > this.#times.lasts;
  }

  async #takeOver(claims: Claims, dead: readonly Claim[], now: number): Promise<void> {
    for (const one of dead) await claims.remove(one, this.#signal);
    const last = dead
      .filter(({ owner, state }) => owner !== this.#o.owner && state === 'held')
      .at(-1);
    if (last === undefined) return;
    const minutes = Math.round((now - last.modified) / minute);
    this.#o.warn(
      `Another machine, or another folder on this one, ran this pipeline and has given no sign of life for ${minutes} minutes. ` +
        'This run goes on in its place with what the platform and the storage have.',
    );
  }

  #elsewhere(other: Claim, now: number): RunsElsewhere {
    const age = Math.max(0, now - other.modified);
    const left = Math.max(1, Math.ceil((this.#times.lasts - age) / minute));
    return new RunsElsewhere(
      'This pipeline is already running on another machine, or in another folder on this one: its last sign of ' +
        `life in the storage is ${Math.round(age / 1000)} seconds old. Stop that run first, or wait for it. If it has ` +
        `died, this one can begin in ${left} minutes.`,
    );
  }

  #isTrusted(): boolean {
    return this.#shown !== undefined && this.#now() - this.#shown < this.#times.trust;
  }

  #mine(state: ClaimName['state']): ClaimName {
    return { owner: this.#o.owner, session: this.#session, state };
  }
}

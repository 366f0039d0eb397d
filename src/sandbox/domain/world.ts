import type { CrowdSpec } from '../crowd/crowdSpec';
import type { Agenda } from '../time/agenda';
import type { Clock } from '../time/clock';
import { toPlatformDate } from '../time/dates';
import type { PlatformDate } from '../../spec/model';
import type { DomainEvent } from './events';
import { Progress } from './progress';
import { Store } from './store';

/** Everything the platform's operations work on. Knows neither HTTP nor files. */
export interface World {
  /** Names every random stream. A stored world keeps the one it began with. */
  seed: number;
  /** Who the simulated performers are; the shipped default when it is not said. */
  readonly crowd?: CrowdSpec;
  /** Quality rules, by their keys, that a simulation goes without. */
  readonly silenced?: ReadonlySet<string>;
  /** How often each quality rule has acted in this process, by its name. */
  readonly firings: Map<string, number>;
  readonly store: Store;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly agenda: Agenda;
  /** Tells quality control and the crowd what happened. */
  announce(event: DomainEvent): void;
  listen(listener: (event: DomainEvent) => void): void;
  date(): PlatformDate;
  /**
   * Own address, `http://127.0.0.1:port`, once the server listens. Cut out of input values before
   * they name a random stream: the port differs from run to run, the answers must not.
   */
  address: string;
}

export interface WorldOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly crowd?: CrowdSpec;
  readonly silenced?: ReadonlySet<string>;
}

export function createWorld(o: WorldOptions): World {
  const store = new Store();
  const listeners: ((event: DomainEvent) => void)[] = [];
  return {
    ...o,
    store,
    progress: new Progress(store),
    firings: new Map(),
    address: '',
    announce(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.push(listener);
    },
    date: () => toPlatformDate(o.clock.now()),
  };
}

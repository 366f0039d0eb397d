import { createApp } from '../../../../src/sandbox/server/app';
import type { Patience } from '../../../../src/sandbox/server/connections';
import type { World } from '../../../../src/sandbox/domain/world';
import { watchForSubscribers } from '../../../../src/sandbox/webhooks/outbox';
import { connect, type Platform } from '../platform';
import { pass, quietWorld } from '../world';

/** The platform over HTTP without a crowd, in a time that only the test moves. */
export interface Stage {
  readonly world: World;
  readonly platform: Platform;
  /** Lets simulated time go by and does what is due by then. */
  readonly wait: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export async function openStage(o: { patience?: Patience } = {}): Promise<Stage> {
  const world = quietWorld();
  watchForSubscribers(world);
  const token = 'stage';
  const app = createApp({
    world,
    token,
    ...o,
    settle: () => Promise.resolve(),
    persist: () => undefined,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  world.address = url;
  const close = (): Promise<void> => app.close();
  return {
    world,
    platform: connect({ url, token, close }),
    close,
    wait(seconds) {
      pass(world, seconds);
      while ((world.agenda.nextTime ?? Infinity) <= world.clock.now()) {
        world.agenda.step(world.clock);
      }
    },
  };
}

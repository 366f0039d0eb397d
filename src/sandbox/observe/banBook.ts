import type { World } from '../domain/world';
import type { ObservedBan } from './observation';

/** A ban as it was made; a later one may have taken its row's place since. */
export type NotedBan = Omit<ObservedBan, 'rule'> & {
  /** How the row remembers the rule. */
  readonly ruleName: string | undefined;
};

/** Writes down every ban from now on, in order. */
export function noteBans(world: World): readonly NotedBan[] {
  const noted: NotedBan[] = [];
  world.listen((event) => {
    if (event.type !== 'restricted') return;
    const { userId, willExpireAt, rule } = event.restriction;
    noted.push({ userId, at: world.clock.now(), until: willExpireAt, ruleName: rule });
  });
  return noted;
}

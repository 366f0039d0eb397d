import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { namesOf, targetsOf, type Target } from '../targets';
import { tellWithUndo } from '../undo';

/** The platform takes 0 to 100; among pools of one project and price the higher one is shown first. */
export async function prioritizePools(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool'],
    title: 'Set the priority',
    placeholder: 'Pools',
  });
  const [first] = targets ?? [];
  if (targets === undefined || first === undefined) return;
  const now = await first.connection.client.pools.get(first.id);
  const text = await services.ask.text({
    title: `Priority of ${namesOf(targets)}`,
    prompt:
      'A whole number, 0 to 100. Of pools of one project with the same price and filter, the higher one is shown first.',
    value: String(now.priority ?? 0),
    check: (given) => (isPriority(given) ? undefined : 'Enter a whole number from 0 to 100.'),
  });
  if (text === undefined) return;
  const before = new Map<Target, number>();
  const set = (wanted: (target: Target) => number): Promise<readonly Target[]> =>
    doEach(
      services,
      targets,
      { doing: 'Setting the priority of', failed: 'could not be given the priority' },
      async (target, signal) => {
        const { client } = target.connection;
        const { priority } = await client.pools.get(target.id, { signal });
        if (!before.has(target)) before.set(target, priority ?? 0);
        await client.pools.patch(target.id, { priority: wanted(target) }, { signal });
      },
    );
  const done = await set(() => Number(text));
  if (done.length === 0) return;
  tellWithUndo(services, `The priority of ${namesOf(done)} is ${text}.`, () =>
    set((target) => before.get(target) ?? 0),
  );
}

function isPriority(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 100;
}

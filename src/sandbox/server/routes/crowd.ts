import { crowdOf } from '../../crowd';
import { validationFault } from '../../domain/fault';
import { isObject, type JsonObject } from '../../domain/validation';
import type { World } from '../../domain/world';
import type { RouteGroup } from '../context';

/** Lets the simulated performers rest while a person works, and tells who they are. */
export const crowdRoutes: RouteGroup = (app, { world }) => {
  app.get('/sandbox/crowd', () => presentCrowd(world));
  app.put('/sandbox/crowd', (request) => {
    const { body } = request;
    if (!isObject(body) || typeof body.paused !== 'boolean') {
      throw validationFault({
        paused: { code: 'BOOLEAN_EXPECTED', message: 'Say {"paused": true} or {"paused": false}' },
      });
    }
    world.agenda.letCrowdRest(body.paused ? 'resting' : 'working', world.clock.now());
    return presentCrowd(world);
  });
};

/** `groups`: how many people of each; those who work by hand are not counted. */
function presentCrowd(world: World): JsonObject {
  const groups: Record<string, number> = {};
  let performers = 0;
  for (const { group, human } of world.store.performers.values()) {
    if (human) continue;
    performers += 1;
    groups[group] = (groups[group] ?? 0) + 1;
  }
  const { name } = crowdOf(world);
  return { paused: world.agenda.crowdRests, name, performers, groups };
}

import { validationFault } from '../../domain/fault';
import { isObject } from '../../domain/validation';
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

function presentCrowd(world: World): { paused: boolean; performers: number } {
  return { paused: world.agenda.crowdRests, performers: world.store.performers.size };
}

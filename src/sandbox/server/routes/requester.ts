import { presentRequester } from '../../domain/requester';
import type { RouteGroup } from '../context';

export const requesterRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/requester', () => presentRequester(world));
};

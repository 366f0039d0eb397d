import { analyse } from '../../domain/analytics';
import { presentOperation } from '../../domain/operations';
import type { RouteGroup } from '../context';

export const analyticsRoutes: RouteGroup = (app, { world }) => {
  app.post('/api/staging/analytics-2', (request, reply) =>
    reply.code(202).send(presentOperation(analyse(world, request.body))),
  );
};

import { presentAssignment } from '../../domain/assignments';
import {
  Deadlines,
  offersFor,
  personOf,
  presentPerson,
  registerPerson,
  skipByHand,
  submitByHand,
  takeAssignment,
  uploadByHand,
} from '../../people';
import { choices } from '../../domain/choices';
import { checkBody, type JsonObject } from '../../domain/validation';
import { object, required, text } from '../../domain/validation/rules';
import type { IdParams, RouteGroup } from '../context';
import { queryOf } from '../query';
import { presentAttachment } from './attachments';

interface SuiteParams extends IdParams {
  readonly assignment: string;
}

const base = '/sandbox/performers';
const poolChoice = object({ pool_id: required(text()) });

/** What a performer's app would ask. Not of the platform's API: only the sandbox has it. */
export const peopleRoutes: RouteGroup = (app, { world }) => {
  const deadlines = new Deadlines(world);

  app.post(base, (request) => presentPerson(registerPerson(world, request.body)));
  app.get<{ Params: IdParams }>(`${base}/:id`, (request) =>
    presentPerson(personOf(world, request.params.id)),
  );
  app.get<{ Params: IdParams }>(`${base}/:id/pools`, (request) =>
    offersFor(world, personOf(world, request.params.id)),
  );
  app.post<{ Params: IdParams }>(`${base}/:id/assignments`, (request): JsonObject => {
    const person = personOf(world, request.params.id);
    const { pool_id: poolId } = checkBody(request.body, poolChoice);
    return presentAssignment(world, takeAssignment(world, person, String(poolId)));
  });
  app.post<{ Params: SuiteParams }>(`${base}/:id/assignments/:assignment/submit`, (request) => {
    const { id, assignment } = request.params;
    const person = personOf(world, id);
    deadlines.catchUp(assignment);
    return submitByHand(world, person, assignment, request.body);
  });
  app.post<{ Params: SuiteParams }>(`${base}/:id/assignments/:assignment/skip`, (request) => {
    const { id, assignment } = request.params;
    const person = personOf(world, id);
    deadlines.catchUp(assignment);
    return skipByHand(world, person, assignment);
  });

  // A scope of its own: only here a body may be anything but JSON.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    const how = { parseAs: 'buffer', bodyLimit: choices.uploadLimit } as const;
    scope.addContentTypeParser('*', how, (_request, body, parsed) => parsed(null, body));
    scope.post<{ Params: SuiteParams }>(
      `${base}/:id/assignments/:assignment/attachments`,
      (request, reply) => {
        const { id, assignment } = request.params;
        const attachment = uploadByHand(world, personOf(world, id), assignment, {
          bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          mediaType: request.headers['content-type'] ?? 'application/octet-stream',
          name: queryOf(request).name ?? '',
        });
        return reply.code(201).send(presentAttachment(world, attachment));
      },
    );
    done();
  });
};

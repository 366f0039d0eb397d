import { assignmentColumns, resultsTsv, type ResultsRequest } from '../../domain/results';
import { parsePlatformDate } from '../../time/dates';
import type { IdParams, RouteGroup } from '../context';
import { flagOf, queryOf, wrongParameter, type Query } from '../query';

const statuses = ['ACTIVE', 'SUBMITTED', 'APPROVED', 'REJECTED', 'SKIPPED', 'EXPIRED'];
const usualFields = ['link', 'assignment_id', 'worker_id', 'status', 'started'].map(
  (name) => `ASSIGNMENT:${name}`,
);

export const resultsRoutes: RouteGroup = (app, { world }) => {
  app.get<{ Params: IdParams }>(
    '/api/new/requester/pools/:id/assignments.tsv',
    (request, reply) => {
      const wanted = resultsRequest(queryOf(request));
      const tsv = resultsTsv(world, request.params.id, wanted);
      return reply.header('content-type', 'text/tab-separated-values; charset=utf-8').send(tsv);
    },
  );
};

function resultsRequest(query: Query): ResultsRequest {
  return {
    statuses: new Set(listOf(query, 'status', statuses, ['APPROVED'])),
    fields: listOf(query, 'field', Object.keys(assignmentColumns), usualFields),
    from: dateOf(query, 'startTimeFrom') ?? Number.NEGATIVE_INFINITY,
    to: dateOf(query, 'startTimeTo') ?? Number.POSITIVE_INFINITY,
    excludeBanned: flagOf(query, 'excludeBanned'),
    addRowDelimiter: flagOf(query, 'addRowDelimiter'),
  };
}

function listOf(
  query: Query,
  name: string,
  allowed: readonly string[],
  usual: readonly string[],
): readonly string[] {
  const given = query[name];
  if (given === undefined || given === '') return usual;
  const items = given.split(',');
  const unknown = items.find((item) => !allowed.includes(item));
  if (unknown === undefined) return items;
  throw wrongParameter(name, 'UNKNOWN_ENUM_VALUE', `Expected some of ${allowed.join(', ')}`);
}

function dateOf(query: Query, name: string): number | undefined {
  const given = query[name];
  if (given === undefined || given === '') return undefined;
  const time = parsePlatformDate(given);
  if (time !== undefined) return time;
  throw wrongParameter(name, 'INVALID_DATE_TIME_SYNTAX', 'A date in ISO 8601 is expected');
}

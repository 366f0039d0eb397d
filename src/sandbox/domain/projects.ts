import type { Project } from '../../spec/model';
import { conflict, missing, validationFault } from './fault';
import { nextDecimalId, nextUuid } from './ids';
import { recordOperation } from './operations';
import { ownerOf } from './requester';
import type { OperationRow, ProjectRow } from './rows';
import { checkBody, shapes, withoutNulls, type JsonObject } from './validation';
import type { World } from './world';

const readOnly = ['id', 'status', 'created', 'owner'] as const;

export function createProject(world: World, body: unknown): ProjectRow {
  const row: ProjectRow = {
    id: nextDecimalId(world, 'project'),
    spec: projectSpec(world, body),
    status: 'ACTIVE',
    created: world.date(),
  };
  world.store.projects.put(row);
  return row;
}

export function projectOf(world: World, id: string): ProjectRow {
  const row = world.store.projects.get(id);
  if (!row) throw missing('project', id);
  return row;
}

/** The project an object refers to; what refers to none is a validation error. */
export function referencedProject(world: World, id: unknown): ProjectRow {
  const row = world.store.projects.get(String(id));
  if (!row) {
    throw validationFault({
      project_id: { code: 'ENTITY_DOES_NOT_EXIST', message: `There is no project ${String(id)}` },
    });
  }
  if (row.status === 'ARCHIVED') {
    throw conflict('PROJECT_INAPPROPRIATE_STATUS', `The project ${row.id} is archived.`);
  }
  return row;
}

/** All its pools and trainings must be archived first. Repeated, it answers a finished operation. */
export function archiveProject(world: World, id: string): OperationRow {
  const project = projectOf(world, id);
  const alive = world.store.pools.by('project', id).filter((pool) => pool.status !== 'ARCHIVED');
  if (alive.length > 0) {
    const ids = alive.map((pool) => pool.id).join(', ');
    throw conflict('UNARCHIVED_POOLS_CONFLICT', `Pools that are not archived yet: ${ids}.`);
  }
  world.store.projects.put({ ...project, status: 'ARCHIVED' });
  return recordOperation(world, { type: 'PROJECT.ARCHIVE', parameters: { project_id: id } });
}

export function presentProject(world: World, row: ProjectRow): JsonObject {
  return {
    ...row.spec,
    id: row.id,
    status: row.status,
    created: row.created,
    owner: ownerOf(world),
  };
}

export function projectSpec(world: World, body: unknown): Project {
  return withRuleUuids(world, postedProject(body)) as unknown as Project;
}

/** A posted project without what only the server says. */
export function postedProject(body: unknown): JsonObject {
  return withoutReadOnly(withoutNulls(checkBody(withAutomated(body), shapes.project)));
}

/** The one issuing type that needs nothing else is the platform's default. */
function withAutomated(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return { assignments_issuing_type: 'AUTOMATED', ...body };
}

function withoutReadOnly(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !(readOnly as readonly string[]).includes(key)),
  );
}

/** Gives every collector a `uuid` that was posted without one. */
export function withRuleUuids(world: World, object: JsonObject): JsonObject {
  const control = object.quality_control as JsonObject | undefined;
  const configs = control?.configs as readonly JsonObject[] | undefined;
  if (!configs) return object;
  return {
    ...object,
    quality_control: {
      ...control,
      configs: configs.map((config) => ({
        ...config,
        collector_config: {
          uuid: nextUuid(world, 'rule'),
          ...(config.collector_config as JsonObject),
        },
      })),
    },
  };
}

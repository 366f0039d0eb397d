import type { Project, ProjectStatus } from '../../spec/model';
import { isObject } from '../answers';
import { AnswerError } from '../errors';
import type { CallOptions, Operation } from '../model';
import { listing, type Listing } from '../paging';
import { at, createEntity, putEntity, readEntity, startAction } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface ProjectFilter {
  readonly status?: ProjectStatus;
}

/** What replacing a project would mean for its existing pools. */
export type ProjectDifference = 'EQUAL' | 'NON_BREAKING_CHANGE' | 'BREAKING_CHANGE';

export interface ProjectsApi extends Listing<Remote<Project>, ProjectFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<Project>>;
  /** Never repeated after an unclear failure: look for the project before creating it again. */
  create(project: Project, options?: CallOptions): Promise<Remote<Project>>;
  /** Replaces the project; the platform keeps a new version of it. */
  update(id: string, project: Project, options?: CallOptions): Promise<Remote<Project>>;
  archive(id: string, options?: CallOptions): Promise<Operation | undefined>;
  /** Compares a draft with the stored project. Not every platform has this call. */
  check(id: string, draft: Project, options?: CallOptions): Promise<ProjectDifference>;
}

const base = '/api/v1/projects';

export function projectsApi(transport: Transport): ProjectsApi {
  return {
    ...listing<Remote<Project>, ProjectFilter>(transport, { path: base, pageSize: 300 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (project, options) => createEntity(transport, base, project, options),
    update: (id, project, options) => putEntity(transport, at(base, id), project, options),
    archive: (id, options) => startAction(transport, `${at(base, id)}/archive`, options),
    async check(id, draft, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: `${at('/api/staging/projects', id)}/check`,
        body: draft,
        repetition: 'repeatable',
        signal,
      });
      const level = isObject(body) ? body.differenceLevel : undefined;
      if (level === 'EQUAL' || level === 'NON_BREAKING_CHANGE' || level === 'BREAKING_CHANGE') {
        return level;
      }
      throw new AnswerError(name, status, 'the answer has no differenceLevel');
    },
  };
}

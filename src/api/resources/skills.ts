import type { Skill } from '../../spec/model';
import type { CallOptions } from '../model';
import { listing, type Listing } from '../paging';
import { at, createEntity, putEntity, readEntity } from '../requests';
import type { Transport } from '../transport';
import type { Remote } from './remote';

export interface SkillFilter {
  readonly name?: string;
  readonly global?: boolean;
}

/** The platform's API has no way to delete a skill. */
export interface SkillsApi extends Listing<Remote<Skill>, SkillFilter> {
  get(id: string, options?: CallOptions): Promise<Remote<Skill>>;
  /** Never repeated after an unclear failure: look for the skill before creating it again. */
  create(skill: Skill, options?: CallOptions): Promise<Remote<Skill>>;
  update(id: string, skill: Skill, options?: CallOptions): Promise<Remote<Skill>>;
}

const base = '/api/v1/skills';

export function skillsApi(transport: Transport): SkillsApi {
  return {
    ...listing<Remote<Skill>, SkillFilter>(transport, { path: base, pageSize: 100 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    create: (skill, options) => createEntity(transport, base, skill, options),
    update: (id, skill, options) => putEntity(transport, at(base, id), skill, options),
  };
}

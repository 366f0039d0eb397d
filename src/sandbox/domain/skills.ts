import type { Skill } from '../../spec/model';
import { conflict, missing, validationFault } from './fault';
import { nextDecimalId } from './ids';
import { ownerOf } from './requester';
import type { SkillRow, UserSkillRow } from './rows';
import { toPlatformDate } from '../time/dates';
import { checkBody, shapes, withoutNulls, type JsonObject } from './validation';
import type { World } from './world';

const hour = 60 * 60 * 1000;

/** Skills of people who passed the platform's language tests; every requester may use them. */
export const verifiedLanguageSkills: Readonly<Record<string, string>> = {
  AR: '30724',
  DE: '26377',
  EN: '26366',
  ES: '32346',
  FR: '26711',
  HE: '44954',
  HU: '54378',
  ID: '39821',
  JA: '26513',
  PT: '26714',
  RU: '26296',
  SV: '29789',
  UK: '48836',
  'ZH-HANS': '44742',
};

export function createGlobalSkills(world: World): void {
  for (const [language, id] of Object.entries(verifiedLanguageSkills)) {
    const spec = { name: `Verified language: ${language}`, global: true, hidden: false };
    world.store.skills.put({ id, spec, created: world.date() });
  }
}

export function createSkill(world: World, body: unknown): SkillRow {
  return putNewSkill(world, skillSpec(body));
}

/** The skill in which the server keeps how people did in a training. */
export function createTrainingSkill(world: World, projectName: string): SkillRow {
  return putNewSkill(world, { name: `${projectName} (training)`, hidden: true, training: true });
}

export function replaceSkill(world: World, id: string, body: unknown): SkillRow {
  const before = skillOf(world, id);
  if (before.spec.training === true) {
    throw conflict('SKILL_IS_TRAINING', `The skill ${id} belongs to a training.`);
  }
  if (before.spec.global === true) {
    throw conflict('CONFLICT_STATE', `The skill ${id} is the platform's own.`);
  }
  const row = { ...before, spec: skillSpec(body), modified: world.date() };
  world.store.skills.put(row);
  return row;
}

export function skillOf(world: World, id: string): SkillRow {
  const row = world.store.skills.get(id);
  if (!row) throw missing('skill', id);
  return row;
}

export function presentSkill(world: World, row: SkillRow): JsonObject {
  const owner = row.spec.global === true ? {} : { owner: ownerOf(world) };
  return { hidden: true, ...row.spec, id: row.id, created: row.created, ...owner };
}

/** Creates or changes what a person has of a skill, as the requester asks. */
export function setUserSkillFromBody(
  world: World,
  body: unknown,
): { readonly row: UserSkillRow; readonly isNew: boolean } {
  const posted = checkBody(body, shapes.userSkill);
  const skillId = String(posted.skill_id);
  if (!world.store.skills.get(skillId)) {
    throw validationFault({
      skill_id: { code: 'ENTITY_DOES_NOT_EXIST', message: `There is no skill ${skillId}` },
    });
  }
  const userId = String(posted.user_id);
  const isNew = storedUserSkill(world, userId, skillId) === undefined;
  return { row: setUserSkill(world, userId, skillId, Number(posted.value)), isNew };
}

export function setUserSkill(
  world: World,
  userId: string,
  skillId: string,
  exactValue: number,
): UserSkillRow {
  const before = storedUserSkill(world, userId, skillId);
  const previous = skillValue(world, userId, skillId);
  const now = world.clock.now();
  const row: UserSkillRow = {
    id: before?.id ?? nextDecimalId(world, 'userSkill'),
    skillId,
    userId,
    exactValue,
    createdAt: before?.createdAt ?? now,
    modifiedAt: now,
  };
  world.store.userSkills.put(row);
  if (previous !== exactValue) {
    const change = { userId, skillId, before: previous, after: exactValue };
    world.announce({ type: 'skill-changed', ...change });
  }
  return row;
}

export function userSkillOf(world: World, id: string): UserSkillRow {
  const row = world.store.userSkills.get(id);
  if (!row) throw missing('user skill', id);
  return row;
}

export function deleteUserSkill(world: World, id: string): void {
  const { userId, skillId } = userSkillOf(world, id);
  const before = skillValue(world, userId, skillId);
  world.store.userSkills.delete(id);
  world.announce({ type: 'skill-changed', userId, skillId, before, after: undefined });
}

/** What a person has of a skill, 0 to 100; undefined when nothing, or when it faded with time. */
export function skillValue(world: World, userId: string, skillId: string): number | undefined {
  const row = storedUserSkill(world, userId, skillId);
  if (!row) return skillBroughtAlong(world, userId, skillId);
  const lifetime = world.store.skills.get(skillId)?.spec.skill_ttl_hours;
  const faded = lifetime !== undefined && row.modifiedAt + lifetime * hour <= world.clock.now();
  return faded ? undefined : row.exactValue;
}

/** The platform's tests by their id; what a crowd file says of a requester's skill, by its name. */
function skillBroughtAlong(world: World, userId: string, skillId: string): number | undefined {
  const brought = world.store.performers.get(userId)?.globalSkills;
  return brought?.[skillId] ?? brought?.[world.store.skills.get(skillId)?.spec.name ?? ''];
}

export function storedUserSkill(
  world: World,
  userId: string,
  skillId: string,
): UserSkillRow | undefined {
  return world.store.userSkills.by('userSkill', `${userId}|${skillId}`)[0];
}

export function presentUserSkill(row: UserSkillRow): JsonObject {
  return {
    id: row.id,
    skill_id: row.skillId,
    user_id: row.userId,
    value: Math.round(row.exactValue),
    exact_value: row.exactValue,
    created: toPlatformDate(row.createdAt),
    modified: toPlatformDate(row.modifiedAt),
  };
}

/** A skill that a spec names by the id it has elsewhere. */
export function adoptSkill(world: World, id: string): void {
  if (world.store.skills.get(id)) return;
  world.store.skills.put({ id, spec: { name: id, hidden: true }, created: world.date() });
}

function putNewSkill(world: World, spec: Skill): SkillRow {
  const row: SkillRow = { id: nextDecimalId(world, 'skill'), spec, created: world.date() };
  world.store.skills.put(row);
  return row;
}

function skillSpec(body: unknown): Skill {
  const posted = withoutNulls(checkBody(body, shapes.skill));
  const readOnly = ['id', 'created', 'owner', 'training', 'global'];
  const kept = Object.entries(posted).filter(([key]) => !readOnly.includes(key));
  return Object.fromEntries(kept) as unknown as Skill;
}

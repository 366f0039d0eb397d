import type { BatchKind } from './batches';
import { choices } from './choices';
import { conflict, missing, validationFault, type FieldFaults } from './fault';
import { nextDecimalId } from './ids';
import { freeBalance, pay } from './requester';
import type { UserBonusRow } from './rows';
import { FaultCollector, shapes, type JsonObject } from './validation';
import type { World } from './world';

const ownFields = ['id', 'user_id', 'amount', 'assignment_id', 'created', '__item_idx'];

/** `POST /user-bonuses`: money on top, out of the requester's balance. */
export function userBonusBatch(world: World): BatchKind {
  return {
    operationType: 'USER_BONUS.BATCH_CREATE',
    logTypes: { created: 'USER_BONUS_PERSIST', refused: 'USER_BONUS_VALIDATE' },
    idKey: 'user_bonus_id',
    preflight(items, flags) {
      if (!flags.asyncMode && items.length > choices.syncBonusesPerRequest) {
        const message = `At most ${choices.syncBonusesPerRequest} bonuses without async_mode`;
        throw validationFault({ '': { code: 'ARRAY_SIZE_GREATER_THAN_MAX', message } });
      }
      const sum = items.reduce(
        (total, { amount }) => total + (typeof amount === 'number' ? amount : 0),
        0,
      );
      if (sum > freeBalance(world)) {
        throw conflict('NOT_ENOUGH_BALANCE', 'The balance does not cover these bonuses.');
      }
      if (!flags.asyncMode) refuseRepeated(world, items);
    },
    check: (item) => check(world, item),
    create(item) {
      const row = create(world, item);
      return { id: row.id, presented: presentUserBonus(row), filledIn: {} };
    },
  };
}

/** In one go with the request nobody is paid twice for the same: as much for the same answer. */
function refuseRepeated(world: World, items: readonly JsonObject[]): void {
  for (const { user_id: userId, amount, assignment_id: assignmentId } of items) {
    if (typeof assignmentId !== 'string') continue;
    const isPaid = world.store.userBonuses
      .by('assignment', assignmentId)
      .some((row) => row.userId === userId && row.amount === amount);
    if (!isPaid) continue;
    const message = `This bonus for the assignment ${assignmentId} was paid before.`;
    throw conflict('ENTITY_CONFLICT', message, { user_id: userId });
  }
}

export function userBonusOf(world: World, id: string): UserBonusRow {
  const row = world.store.userBonuses.get(id);
  if (!row) throw missing('user bonus', id);
  return row;
}

export function presentUserBonus(row: UserBonusRow): JsonObject {
  return {
    ...row.other,
    id: row.id,
    user_id: row.userId,
    amount: row.amount,
    ...(row.assignmentId !== undefined && { assignment_id: row.assignmentId }),
    created: row.created,
  };
}

function check(world: World, item: JsonObject): FieldFaults {
  const faults = new FaultCollector();
  shapes.userBonus(item, '', faults);
  const { assignment_id: assignmentId, without_message: isSilent } = item;
  if (typeof assignmentId === 'string' && !world.store.assignments.get(assignmentId)) {
    const message = `There is no assignment ${assignmentId}`;
    faults.add('assignment_id', 'ENTITY_DOES_NOT_EXIST', message);
  }
  for (const name of ['public_title', 'public_message']) {
    const isGiven = item[name] !== undefined && item[name] !== null;
    if (isSilent === true && isGiven) {
      faults.add(name, 'VALUE_NOT_ALLOWED', 'Not together with without_message');
    }
  }
  return faults.faults;
}

function create(world: World, item: JsonObject): UserBonusRow {
  const other = Object.entries(item).filter(
    ([key, value]) => !ownFields.includes(key) && value !== null && value !== undefined,
  );
  const row: UserBonusRow = {
    id: nextDecimalId(world, 'userBonus'),
    userId: String(item.user_id),
    amount: Number(item.amount),
    other: Object.fromEntries(other),
    ...(typeof item.assignment_id === 'string' && { assignmentId: item.assignment_id }),
    created: world.date(),
  };
  world.store.userBonuses.put(row);
  pay(world, row.amount);
  return row;
}

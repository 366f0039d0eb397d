import { toPlatformDate } from '../../time/dates';
import type { TaskSuiteRow } from '../rows';
import { longId, shortId } from './assignmentCodec';
import type { RowCodec } from './packedRows';

type Packed =
  | readonly [poolId: string, id: number | string, tasks: readonly (number | string)[], at: number]
  | readonly [suite: TaskSuiteRow];

/** Suites that mixing made differ in nothing but their tasks; those of the requester stay whole. */
export const suiteCodec: RowCodec<TaskSuiteRow> = {
  encode(row) {
    const { id, poolId, taskIds, mixed, overlap, order, created, ...rest } = row;
    const isCommon = mixed && overlap === 1 && order === 0 && Object.keys(rest).length === 0;
    const at = Date.parse(`${created}Z`);
    if (!isCommon || toPlatformDate(at) !== created) return [row];
    const tasks = taskIds.map((task) => shortId(poolId, task));
    return [poolId, shortId(poolId, id), tasks, at];
  },
  decode(value) {
    const packed = value as Packed;
    if (packed.length === 1) return packed[0];
    const [poolId, id, tasks, at] = packed;
    return {
      id: longId(poolId, id),
      poolId,
      taskIds: tasks.map((task) => longId(poolId, task)),
      mixed: true,
      overlap: 1,
      order: 0,
      created: toPlatformDate(at),
    };
  },
};

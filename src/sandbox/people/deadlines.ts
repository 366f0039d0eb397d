import { expireAssignment } from '../domain/assignments';
import type { AssignmentRow } from '../domain/rows';
import type { World } from '../domain/world';

/**
 * Time for those who work by hand. Where simulated time jumps, weeks may go by in the second in
 * which a person reads a task: their suites expire, and count how long they took, by the time that
 * really went by.
 */
export class Deadlines {
  /** Real milliseconds at which a suite was given out, or found again after a restart. */
  readonly #began = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly real: () => number = Date.now,
  ) {
    world.listen((event) => {
      if (event.type === 'assignment-issued') this.#watch(event.assignment);
    });
    for (const assignment of world.store.assignments.marked('ACTIVE')) this.#watch(assignment);
  }

  /** Lets as much simulated time go by as the person really had the suite in hand. */
  catchUp(assignmentId: string): void {
    const assignment = this.world.store.assignments.get(assignmentId);
    const spent = this.#spentOn(assignmentId);
    if (!assignment || spent === undefined || !this.world.clock.jumps) return;
    const time = assignment.createdAt + spent;
    if (time > this.world.clock.now()) this.world.clock.advanceTo(time);
  }

  #watch(assignment: AssignmentRow): void {
    if (!this.world.store.performers.get(assignment.userId)?.human) return;
    this.#began.set(assignment.id, this.real());
    this.#plan(assignment.id, assignment.dueAt);
  }

  #plan(id: string, time: number): void {
    this.world.agenda.plan(time, 'calendar', () => {
      const row = this.world.store.assignments.get(id);
      if (row?.status !== 'ACTIVE') {
        this.#began.delete(id);
        return;
      }
      const left = this.#leftOf(row);
      if (left > 0) this.#plan(id, this.world.clock.now() + left);
      else expireAssignment(this.world, id);
    });
  }

  #leftOf(row: AssignmentRow): number {
    if (!this.world.clock.jumps) return row.dueAt - this.world.clock.now();
    return row.dueAt - row.createdAt - (this.#spentOn(row.id) ?? 0);
  }

  #spentOn(id: string): number | undefined {
    const began = this.#began.get(id);
    return began === undefined ? undefined : this.real() - began;
  }
}

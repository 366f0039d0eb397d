import type { PlanAction, PlanNeed, PlanTrouble } from './deployPlan';

/** What is to be done with one object, and why. */
export interface Judgement {
  readonly action: PlanAction;
  readonly needs: readonly PlanNeed[];
  readonly explain: readonly string[];
  /** Why it is refused. */
  readonly trouble?: PlanTrouble;
}

export function refused(path: string, problem: PlanTrouble['problem'], message: string): Judgement {
  return {
    action: 'refused',
    needs: [],
    explain: [message],
    trouble: { path, problem, message },
  };
}

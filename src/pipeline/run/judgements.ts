import { dawidSkene } from '../../aggregation';
import type { Answer } from '../../aggregation';
import type { Assignment } from '../../api';
import type { AcceptRule, SuiteTask } from '../../spec';
import type { Run } from './context';

/** What several performers together say about one item. */
export interface Judgement {
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Answers about the item, and how many of them said what the rule wants to hear. */
  readonly votes: number;
  readonly approving: number;
}

export interface PoolJudgements {
  readonly byItem: ReadonlyMap<string, Judgement>;
  /** Accepted assignments in the pool: what was paid for. */
  readonly assignments: number;
}

/**
 * Aggregates all accepted answers of a pool with Dawid-Skene: the more a performer answered, the
 * better is known how far to trust them. `itemOf` names the item that a task asks about; undefined
 * for tasks that are no items. Golden tasks anchor the estimate.
 */
export async function judgePool(
  run: Run,
  o: {
    readonly pool: string;
    readonly accept: AcceptRule;
    readonly itemOf: (task: SuiteTask) => string | undefined;
  },
): Promise<PoolJudgements> {
  const answers: Answer[] = [];
  const known = new Map<string, string>();
  let assignments = 0;
  const filter = { pool_id: o.pool, status: 'ACCEPTED' } as const;
  for await (const assignment of run.client.assignments.list(filter, { signal: run.signal })) {
    assignments++;
    collect(assignment, o, { answers, known });
  }
  const { results } = dawidSkene(answers, { known });
  const votes = countVotes(answers, String(o.accept.equals));
  const byItem = new Map<string, Judgement>();
  for (const { task, label, confidence } of results) {
    const counted = votes.get(task);
    if (known.has(task) || counted === undefined) continue;
    byItem.set(task, { label, confidence, ...counted });
  }
  return { byItem, assignments };
}

/** Whether the judgement is what the rule asks for. */
export function passes(judgement: Judgement, rule: AcceptRule): boolean {
  return judgement.label === String(rule.equals) && judgement.confidence >= rule.confidence;
}

function collect(
  assignment: Assignment,
  o: { readonly accept: AcceptRule; readonly itemOf: (task: SuiteTask) => string | undefined },
  into: { readonly answers: Answer[]; readonly known: Map<string, string> },
): void {
  const field = o.accept.output;
  (assignment.tasks ?? []).forEach((task, place) => {
    const said = assignment.solutions?.[place]?.output_values[field];
    if (!isPlain(said)) return;
    const solution = task.known_solutions?.[0]?.output_values[field];
    const golden = isPlain(solution);
    const item = golden ? `golden ${task.id ?? JSON.stringify(task.input_values)}` : o.itemOf(task);
    if (item === undefined) return;
    if (golden) into.known.set(item, String(solution));
    into.answers.push({ task: item, worker: assignment.user_id, label: String(said) });
  });
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function countVotes(
  answers: readonly Answer[],
  wanted: string,
): ReadonlyMap<string, Pick<Judgement, 'votes' | 'approving'>> {
  const counted = new Map<string, { votes: number; approving: number }>();
  for (const { task, label } of answers) {
    const count = counted.get(task) ?? { votes: 0, approving: 0 };
    count.votes++;
    if (label === wanted) count.approving++;
    counted.set(task, count);
  }
  return counted;
}

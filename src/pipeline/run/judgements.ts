import { dawidSkene, majorityVote } from '../../aggregation';
import type { Answer } from '../../aggregation';
import type { Assignment } from '../../api';
import type { AcceptRule, SuiteTask } from '../../spec';
import type { Run } from './context';
import { aggregateOnPlatform } from './platformAggregation';

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

/** A pool in which items are judged. */
export interface JudgedPool {
  readonly stage: 'classification' | 'verification';
  readonly pool: string;
  readonly accept: AcceptRule;
  /** Names the item that a task asks about; undefined for tasks that are no items. */
  readonly itemOf: (task: SuiteTask) => string | undefined;
}

export interface Votes {
  readonly votes: number;
  readonly approving: number;
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** Items whose answer is known: golden tasks. */
  readonly known: ReadonlyMap<string, string>;
  readonly votes: ReadonlyMap<string, Votes>;
  readonly assignments: number;
  /** Ids of the tasks that ask about an item. */
  readonly tasks: ReadonlyMap<string, string>;
}

/**
 * Aggregates all accepted answers of a pool, as the pipeline says: with Dawid-Skene the more a performer
 * answered, the better is known how far to trust them, and golden tasks anchor the estimate.
 */
export async function judgePool(run: Run, o: JudgedPool): Promise<PoolJudgements> {
  const collected = await collectAnswers(run, o);
  const { votes, known, assignments } = collected;
  const byItem = new Map<string, Judgement>();
  for (const { task, label, confidence } of await aggregated(run, o, collected)) {
    const counted = votes.get(task);
    if (known.has(task) || counted === undefined) continue;
    byItem.set(task, { label, confidence, ...counted });
  }
  tellAgreement(run, o, collected, byItem);
  return { byItem, assignments };
}

interface Aggregated {
  readonly task: string;
  readonly label: string;
  readonly confidence: number;
}

async function aggregated(run: Run, o: JudgedPool, all: Answers): Promise<readonly Aggregated[]> {
  const { method = 'dawid-skene', where = 'local' } = run.plan.spec.aggregation ?? {};
  if (where === 'platform') return wholeItems(await aggregateOnPlatform(run, o, all.tasks), all);
  if (method === 'majority-vote') return majorityVote(all.answers).results;
  return dawidSkene(all.answers, { known: all.known }).results;
}

/** The platform judges tasks: an item that was sent anew has several, and only here its answers meet. */
function wholeItems(told: readonly Aggregated[], all: Answers): readonly Aggregated[] {
  const counts = new Map<string, number>();
  for (const { task } of told) counts.set(task, (counts.get(task) ?? 0) + 1);
  const isWhole = ({ task }: Aggregated): boolean => counts.get(task) === 1;
  if (told.every(isWhole)) return told;
  const here = dawidSkene(all.answers, { known: all.known }).results;
  return [...told.filter(isWhole), ...here.filter(({ task }) => (counts.get(task) ?? 0) > 1)];
}

/** All accepted answers, page by page. */
export async function collectAnswers(run: Run, o: JudgedPool): Promise<Answers> {
  const into = {
    answers: new Array<Answer>(),
    known: new Map<string, string>(),
    tasks: new Map<string, string>(),
  };
  let assignments = 0;
  const filter = { pool_id: o.pool, status: 'ACCEPTED' } as const;
  for await (const assignment of run.client.assignments.list(filter, { signal: run.signal })) {
    assignments++;
    collect(assignment, o, into);
  }
  const { known, tasks } = into;
  const answers = oneVoteEach(into.answers, known);
  return {
    answers,
    known,
    tasks,
    assignments,
    votes: countVotes(answers, String(o.accept.equals)),
  };
}

/** How many answers say what all together say: low where instructions are unclear. */
function tellAgreement(
  run: Run,
  { stage }: JudgedPool,
  { answers }: Answers,
  byItem: ReadonlyMap<string, Judgement>,
): void {
  const judged = answers.filter(({ task }) => byItem.has(task));
  if (judged.length === 0) return;
  const agreeing = judged.filter(({ task, label }) => byItem.get(task)?.label === label);
  run.emit({
    ...{ type: 'agreement', stage, answers: judged.length },
    share: agreeing.length / judged.length,
    performers: new Set(judged.map(({ worker }) => worker)).size,
  });
}

/** Whether the judgement is what the rule asks for. */
export function passes(judgement: Judgement, rule: AcceptRule): boolean {
  return judgement.label === String(rule.equals) && judgement.confidence >= rule.confidence;
}

function collect(
  assignment: Assignment,
  o: { readonly accept: AcceptRule; readonly itemOf: (task: SuiteTask) => string | undefined },
  into: {
    readonly answers: Answer[];
    readonly known: Map<string, string>;
    readonly tasks: Map<string, string>;
  },
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
    for (const id of [task.id, task.origin_task_id]) if (id) into.tasks.set(id, item);
    into.answers.push({ task: item, worker: assignment.user_id, label: String(said) });
  });
}

/** An item that was sent anew may come to the same performer twice; golden tasks are meant to. */
function oneVoteEach(
  answers: readonly Answer[],
  known: ReadonlyMap<string, string>,
): readonly Answer[] {
  const heard = new Set<string>();
  return answers.filter(({ task, worker }) => {
    const once = JSON.stringify([task, worker]);
    const isNew = known.has(task) || !heard.has(once);
    heard.add(once);
    return isNew;
  });
}

/** A value that can be a label. */
export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function countVotes(answers: readonly Answer[], wanted: string): ReadonlyMap<string, Votes> {
  const counted = new Map<string, { votes: number; approving: number }>();
  for (const { task, label } of answers) {
    const count = counted.get(task) ?? { votes: 0, approving: 0 };
    count.votes++;
    if (label === wanted) count.approving++;
    counted.set(task, count);
  }
  return counted;
}

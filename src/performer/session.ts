/** One person who does tasks of one pool on the sandbox, a page at a time. */
import {
  fieldProblems,
  PlatformError,
  type Assignment,
  type PerformerAnswer,
  type PlatformClient,
} from '../api';
import type {
  Earnings,
  HandedFile,
  PerformerState,
  PerformerStep,
  PreviewRow,
  SubmittedAnswer,
} from '../preview';
import { withAttachments } from './withAttachments';

export interface PerformerSessionOptions {
  readonly client: PlatformClient;
  readonly pool: { readonly id: string; readonly name: string; readonly kind: 'pool' | 'training' };
  /** Name of the person: the same name goes on where it stopped. */
  readonly person: string;
  /** Called with every step; the page comes with it when it is another one or has new hints. */
  readonly told: (state: PerformerState, page: PerformerPage | undefined) => void;
  readonly signal: AbortSignal;
}

export interface PerformerPage {
  readonly assignmentId: string;
  readonly rows: readonly PreviewRow[];
}

type Deed = (signal: AbortSignal) => Promise<void>;

export class PerformerSession {
  #performer: string | undefined;
  #assignment: Assignment | undefined;
  #step: PerformerStep = { at: 'busy', what: 'Asking for tasks…' };
  #reward = 0;
  #submitted = new Map<string, number>();
  #earnings: Earnings = { accepted: 0, waiting: 0, submitted: 0 };
  #restrictions: readonly string[] = [];
  #hints: ReadonlyMap<number, string> = new Map();

  constructor(private readonly options: PerformerSessionOptions) {}

  get step(): PerformerStep {
    return this.#step;
  }

  /** Asks for tasks. Simulated performers rest as long as the session lasts. */
  take(): Promise<void> {
    return this.#do('Asking for tasks…', async (signal) => {
      const { client, person, pool } = this.options;
      const { performers } = client.sandbox;
      await client.sandbox.pauseCrowd('paused', { signal });
      this.#performer ??= (await performers.register({ name: person }, { signal })).id;
      this.#hold(await performers.take(this.#performer, pool.id, { signal }));
    });
  }

  submit(answers: readonly SubmittedAnswer[], files: readonly HandedFile[]): Promise<void> {
    return this.#do('Sending the answers…', async (signal) => {
      const [performer, assignment] = [this.#performer, this.#assignment];
      if (performer === undefined || !assignment) return;
      const { performers } = this.options.client.sandbox;
      const values = answers.map(({ output }) => ({ output_values: output }));
      const solutions = await withAttachments(values, files, (file) =>
        performers.upload(performer, assignment.id, file, { signal }),
      );
      const answer = await performers.submit(performer, assignment.id, solutions, { signal });
      await this.#judge(answer, signal);
    });
  }

  skip(): Promise<void> {
    return this.#do('Skipping…', async (signal) => {
      const [performer, assignment] = [this.#performer, this.#assignment];
      if (performer === undefined || !assignment) return;
      await this.options.client.sandbox.performers.skip(performer, assignment.id, { signal });
      this.#assignment = undefined;
      await this.#next(signal);
    });
  }

  /** Lets the simulated performers go on. What is in hand stays so: it can be taken up again. */
  async end(): Promise<void> {
    await this.options.client.sandbox.pauseCrowd('working');
  }

  /** The state once more, for a page that was reloaded. */
  tell(): void {
    this.#tell('with-page');
  }

  async #judge({ assignment, hints, restrictions }: PerformerAnswer, signal: AbortSignal) {
    this.#restrictions = [...this.#restrictions, ...(restrictions ?? []).map(restrictionWords)];
    if (hints && hints.length > 0) {
      const correcting = hints.map(({ task_index: index, message, known_solutions: known }) => {
        const right = known?.[0] ? ` Right: ${JSON.stringify(known[0].output_values)}` : '';
        return [index, `${message}${right}`] as const;
      });
      this.#hints = new Map(correcting);
      this.#assignment = assignment;
      const messages = correcting.map(([i, words]) => `Task ${String(i + 1)}: ${words}`);
      this.#become({ at: 'correcting', assignment: assignment.id, messages }, 'with-page');
      return;
    }
    this.#submitted.set(assignment.id, assignment.reward ?? this.#reward);
    this.#assignment = undefined;
    await this.#count(signal);
    await this.#next(signal);
  }

  /** The next page, if there is one; why not, otherwise. */
  async #next(signal: AbortSignal): Promise<void> {
    const { client, pool } = this.options;
    if (this.#performer === undefined) return;
    this.#hold(await client.sandbox.performers.take(this.#performer, pool.id, { signal }));
  }

  #hold(assignment: Assignment): void {
    this.#assignment = assignment;
    this.#hints = new Map();
    this.#reward = assignment.reward ?? 0;
    this.#become({ at: 'working', assignment: assignment.id }, 'with-page');
  }

  /** Verdicts come at once or later: what was submitted is looked at again each time. */
  async #count(signal: AbortSignal): Promise<void> {
    let accepted = 0;
    let waiting = 0;
    for (const [id, reward] of this.#submitted) {
      const { status } = await this.options.client.assignments.get(id, { signal });
      if (status === 'ACCEPTED') accepted += reward;
      if (status === 'SUBMITTED') waiting += reward;
    }
    this.#earnings = { accepted, waiting, submitted: this.#submitted.size };
  }

  async #do(what: string, deed: Deed): Promise<void> {
    if (this.#step.at === 'busy' && this.#performer !== undefined) return;
    const { signal } = this.options;
    this.#become({ at: 'busy', what }, 'without-page');
    try {
      await deed(signal);
      if (this.#isBusy())
        this.#become({ at: 'done', message: 'No tasks in hand.' }, 'without-page');
    } catch (error) {
      if (signal.aborted) return;
      this.#become(this.#afterFailure(error), 'without-page');
    }
  }

  #isBusy(): boolean {
    return this.#step.at === 'busy';
  }

  /** Faults of the answers leave the page as it is; anything else is why there are no more tasks. */
  #afterFailure(error: unknown): PerformerStep {
    if (!(error instanceof PlatformError)) {
      const message = error instanceof Error ? error.message : String(error);
      return this.#assignment
        ? { at: 'correcting', assignment: this.#assignment.id, messages: [message] }
        : { at: 'refused', refusal: { code: 'FAILED', message } };
    }
    const problems = fieldProblems(error.payload).map(({ path, message }) => `${path}: ${message}`);
    if (this.#assignment) {
      const messages = problems.length > 0 ? problems : [error.message];
      return { at: 'correcting', assignment: this.#assignment.id, messages };
    }
    const { code, message } = error;
    if (code === 'NO_TASKS' && this.#submitted.size > 0) {
      return { at: 'done', message: 'All tasks there were for you are done.' };
    }
    return { at: 'refused', refusal: { code, message } };
  }

  #become(step: PerformerStep, how: 'with-page' | 'without-page'): void {
    this.#step = step;
    this.#tell(how);
  }

  #tell(how: 'with-page' | 'without-page'): void {
    const { told, pool } = this.options;
    const state: PerformerState = {
      mode: 'on',
      pool,
      reward: this.#reward,
      earnings: this.#earnings,
      step: this.#step,
      restrictions: this.#restrictions,
    };
    told(state, how === 'with-page' ? this.#page() : undefined);
  }

  #page(): PerformerPage | undefined {
    const assignment = this.#assignment;
    if (!assignment) return undefined;
    return { assignmentId: assignment.id, rows: rowsOf(assignment, this.#hints) };
  }
}

/** Without the known answers: a performer does not get them either. */
function rowsOf(
  { id, tasks }: Assignment,
  hints: ReadonlyMap<number, string>,
): readonly PreviewRow[] {
  return (tasks ?? []).map((task, i): PreviewRow => {
    const hint = hints.get(i);
    return {
      ...{ id: `${id}#${String(i)}`, input_values: task.input_values },
      ...(hint !== undefined && { message_on_unknown_solution: hint, hintShown: true }),
    };
  });
}

function restrictionWords(restriction: {
  readonly scope: string;
  readonly private_comment?: string;
  readonly will_expire?: string;
}): string {
  const { scope, private_comment: comment, will_expire: until } = restriction;
  const end = until === undefined ? 'for good' : `until ${until.slice(0, 16).replace('T', ' ')}`;
  const why = comment === undefined || comment === '' ? '' : `: ${comment}`;
  return `Restricted on the ${scope.toLowerCase().replace('_', ' ')} ${end}${why}`;
}

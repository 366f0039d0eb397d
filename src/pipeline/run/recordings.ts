import type { Assignment } from '../../api';
import type { Run } from './context';

/** One recording of one text. */
export interface Recording {
  readonly textId: string;
  readonly text: string;
  readonly taskId: string;
  /** Id of the file that was handed in; undefined when the answer names none. */
  readonly attachment: string | undefined;
}

/** What a performer handed in for one page, and what became of it. */
export interface HandedIn {
  /** The assignment's id. */
  readonly id: string;
  readonly performer: string;
  readonly status: 'SUBMITTED' | 'ACCEPTED' | 'REJECTED';
  readonly recordings: readonly Recording[];
  /** When the page was taken and handed in, and when it was rejected: the platform's dates. */
  readonly created?: string;
  readonly submitted?: string;
  readonly rejected?: string;
  /** What the performer reads about the verdict. */
  readonly comment?: string;
}

/** Everything handed in so far, in the order of assignment ids. The platform is asked anew. */
export function listHandedIn(run: Run): Promise<readonly HandedIn[]> {
  return listWith(run, ['SUBMITTED', 'ACCEPTED', 'REJECTED']);
}

/** What waits for a verdict: little, however long the run is. */
export function listSubmitted(run: Run): Promise<readonly HandedIn[]> {
  return listWith(run, ['SUBMITTED']);
}

async function listWith(
  run: Run,
  statuses: readonly HandedIn['status'][],
): Promise<readonly HandedIn[]> {
  const { client, ids, plan, signal } = run;
  const filter = { pool_id: ids.recording.pool, status: statuses };
  const found: HandedIn[] = [];
  for await (const assignment of client.assignments.list(filter, { signal })) {
    const { id, user_id: performer, status, created, submitted, rejected } = assignment;
    const { public_comment: comment } = assignment;
    if (status !== 'SUBMITTED' && status !== 'ACCEPTED' && status !== 'REJECTED') continue;
    found.push({
      ...{ id, performer, status },
      recordings: recordingsOf(assignment, plan.spec.recording.audio),
      ...(created !== undefined && { created }),
      ...(submitted !== undefined && { submitted }),
      ...(rejected !== undefined && { rejected }),
      ...(comment !== undefined && { comment }),
    });
  }
  return found;
}

function recordingsOf(assignment: Assignment, audio: string): readonly Recording[] {
  return (assignment.tasks ?? []).map((task, place) => {
    const file = assignment.solutions?.[place]?.output_values[audio];
    return {
      textId: String(task.input_values.text_id),
      text: String(task.input_values.text),
      taskId: task.id ?? '',
      attachment: typeof file === 'string' && file !== '' ? file : undefined,
    };
  });
}

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
}

/** Everything handed in so far, in the order of assignment ids. The platform is asked anew. */
export async function listHandedIn(run: Run): Promise<readonly HandedIn[]> {
  const { client, ids, plan, signal } = run;
  const filter = {
    pool_id: ids.recording.pool,
    status: ['SUBMITTED', 'ACCEPTED', 'REJECTED'],
  } as const;
  const found: HandedIn[] = [];
  for await (const assignment of client.assignments.list(filter, { signal })) {
    const { id, user_id: performer, status } = assignment;
    if (status !== 'SUBMITTED' && status !== 'ACCEPTED' && status !== 'REJECTED') continue;
    found.push({
      id,
      performer,
      status,
      recordings: recordingsOf(assignment, plan.spec.recording.audio),
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

/** Where each text stands. */
export interface Progress {
  readonly submitted: readonly HandedIn[];
  readonly accepted: ReadonlySet<string>;
  /** Accepted assignments. */
  readonly paid: number;
  /** How often a recording of the text was rejected. */
  readonly rejections: ReadonlyMap<string, number>;
}

export function progressOf(handedIn: readonly HandedIn[]): Progress {
  const accepted = new Set<string>();
  const rejections = new Map<string, number>();
  for (const { status, recordings } of handedIn) {
    for (const { textId } of recordings) {
      if (status === 'ACCEPTED') accepted.add(textId);
      if (status === 'REJECTED') rejections.set(textId, (rejections.get(textId) ?? 0) + 1);
    }
  }
  return {
    submitted: handedIn.filter(({ status }) => status === 'SUBMITTED'),
    accepted,
    paid: handedIn.filter(({ status }) => status === 'ACCEPTED').length,
    rejections,
  };
}

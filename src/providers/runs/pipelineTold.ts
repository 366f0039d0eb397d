import type { PipelineEvent } from '../../pipeline';

/** What a person sees of a pipeline while it runs. */
export interface Told {
  readonly message: string;
  /** 0 to 100, of the stage under way. */
  readonly percent?: number;
}

/** The event in words, for the notification and the Runs view; undefined where there is nothing to say. */
export function toldBy(event: PipelineEvent): Told | undefined {
  switch (event.type) {
    case 'started':
      return { message: event.resumed ? 'going on where it stopped' : `${event.texts} texts` };
    case 'estimate':
      return { message: `about $${event.total.toFixed(2)} of $${event.balance.toFixed(2)}` };
    case 'stage':
      return event.state === 'started' ? { message: event.stage, percent: 0 } : undefined;
    case 'progress': {
      const percent = event.total > 0 ? (100 * event.done) / event.total : 0;
      const count = event.total > 0 ? ` (${event.done} of ${event.total})` : '';
      return { message: `${event.stage}: ${event.message}${count}`, percent };
    }
    case 'finished':
      return { message: summaryText(event.summary), percent: 100 };
    default:
      return undefined;
  }
}

/** The event as a line of the log: everything, verdicts included. */
export function logLineOf(event: PipelineEvent): string {
  switch (event.type) {
    case 'verdict': {
      const why = event.comment === '' ? '' : `: ${event.comment}`;
      return `${event.verdict.toLowerCase()} ${event.assignment}${why}`;
    }
    case 'log':
      return event.message;
    case 'stage':
      return `${event.stage} ${event.state}`;
    default:
      return toldBy(event)?.message ?? '';
  }
}

export function summaryText(
  summary: Extract<PipelineEvent, { type: 'finished' }>['summary'],
): string {
  const { accepted, texts, rejected, cost } = summary;
  return `${accepted} of ${texts} texts recorded, ${rejected} rejected, $${cost.toFixed(2)}`;
}

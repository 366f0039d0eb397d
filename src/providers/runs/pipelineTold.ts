import type { PipelineEvent } from '../../pipeline';

/** What is being done, for the Runs view; undefined where there is nothing to say. */
export function toldBy(event: PipelineEvent): string | undefined {
  switch (event.type) {
    case 'planned':
      return `${event.texts} texts`;
    case 'started':
      return event.resumed ? 'going on where it stopped' : `${event.texts} texts`;
    case 'estimate':
      return `about $${event.total.toFixed(2)} of $${event.balance.toFixed(2)}`;
    case 'stage':
      return event.state === 'started' ? event.stage : undefined;
    case 'progress': {
      const count = event.total > 0 ? ` (${event.done} of ${event.total})` : '';
      return `${event.stage}: ${event.message}${count}`;
    }
    case 'counts':
      return `${event.stage}: ${event.counts.done} of ${event.counts.total}`;
    default:
      return turnToldBy(event);
  }
}

/** What changes the course of the run. */
function turnToldBy(event: PipelineEvent): string | undefined {
  switch (event.type) {
    case 'paused':
      return `paused: ${event.message}`;
    case 'resumed':
      return 'going on';
    case 'stopping':
      return event.when === 'now' ? 'stopping' : 'stopping after this batch';
    case 'pilot':
      return 'the pilot is over: look at it and decide';
    case 'finished':
      return summaryText(event.summary);
    default:
      return undefined;
  }
}

/** The event as a line of the log; figures that change all the time are none. */
export function logLineOf(event: PipelineEvent): string | undefined {
  switch (event.type) {
    case 'verdict': {
      const why = event.comment === '' ? '' : `: ${event.comment}`;
      return `${event.verdict.toLowerCase()} ${event.assignment}${why}`;
    }
    case 'log':
    case 'deadline':
      return event.message;
    case 'stage':
      return `${event.stage} ${event.state}`;
    case 'paused':
      return [
        `paused: ${event.message}`,
        ...(event.remedy === undefined ? [] : [event.remedy]),
      ].join(' ');
    case 'pilot': {
      const { texts, accepted, cost, verdict, warnings } = event.report;
      return [
        `pilot of ${texts} texts: ${accepted} accepted, $${cost.toFixed(2)}, ${verdict}`,
        ...warnings,
      ].join('; ');
    }
    case 'dataset':
      return `dataset of ${event.rows} rows in ${event.folder}`;
    case 'counts':
    case 'progress':
      return undefined;
    default:
      return toldBy(event);
  }
}

/** How loud the line is. */
export function logLevelOf(event: PipelineEvent): 'info' | 'warning' | 'error' {
  if (event.type === 'log' || event.type === 'deadline') return event.level;
  return event.type === 'paused' && event.why === 'trouble' ? 'warning' : 'info';
}

export function summaryText(
  summary: Extract<PipelineEvent, { type: 'finished' }>['summary'],
): string {
  const { accepted, texts, rejected, cost } = summary;
  return `${accepted} of ${texts} texts recorded, ${rejected} rejected, $${cost.toFixed(2)}`;
}

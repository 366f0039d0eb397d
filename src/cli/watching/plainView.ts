import { dollars, duration, pilotLines, plain, type RunView, type WatchedEvent } from '../../watch';
import type { PausedEvent } from '../../pipeline';
import type { Output } from '../output';

/** Tells what happens line by line, for logs and pipes: milestones at once, progress now and then. */
export function tellPlainly(event: WatchedEvent, view: RunView, output: Output): void {
  switch (event.type) {
    case 'planned':
      output.say(`${event.pipeline} on ${event.profile}: ${event.texts} texts`);
      break;
    case 'started':
      if (event.resumed) output.say(`${event.pipeline} goes on where it was left`);
      break;
    case 'estimate':
      output.say(`expected to cost about ${dollars(event.total)} of ${dollars(event.balance)}`);
      break;
    case 'stage':
      output.say(`${event.stage} ${event.state}`);
      break;
    case 'progress':
      output.progress(`${event.stage}: ${event.done} of ${event.total} ${plain(event.message)}`);
      break;
    case 'log':
      output.say(`${event.level}: ${plain(event.message)}`);
      break;
    default:
      tellTurn(event, view, output);
  }
}

/** What changes the course of the run, and figures now and then. */
function tellTurn(event: WatchedEvent, view: RunView, output: Output): void {
  switch (event.type) {
    case 'counts': {
      const { done, total } = event.counts;
      output.progress(`${event.stage}: ${done} of ${total}, ${dollars(view.money.spent)} spent`);
      break;
    }
    case 'paused':
      tellPause(event, output);
      break;
    case 'resumed':
      output.say(event.looking === true ? 'looking whether it is mended' : 'going on');
      break;
    case 'stopping':
      output.say(event.when === 'now' ? 'stopping' : 'stopping after this batch');
      break;
    case 'deadline':
      if (event.level === 'warning') output.say(`warning: ${plain(event.message)}`);
      break;
    case 'pilot':
      for (const line of pilotLines({ ...event.report, decision: 'asked' }))
        output.say(plain(line));
      break;
    case 'finished':
      output.say(`finished in ${duration(event.summary.seconds)}`);
      break;
    default:
  }
}

function tellPause(event: PausedEvent, output: Output): void {
  const { message, remedy, looksAgain } = event;
  output.say(`${event.still === true ? 'still paused' : 'paused'}: ${plain(message)}`);
  if (remedy !== undefined) output.say(plain(remedy));
  if (looksAgain !== undefined) output.say(`looks again at ${looksAgain}`);
}

import type { RunControl } from '../../pipeline';
import {
  Keeper,
  steerOf,
  type EndEvent,
  type FarWish,
  type RunView,
  type Steer,
  type WatchedEvent,
} from '../../watch';
import type { Output } from '../output';
import { keysFor, wishOf, type KeyWish } from './keys';
import { tellPlainly } from './plainView';
import { LiveView, type Screen } from './screen';

/** What a run is given so that somebody can watch and steer it. */
export interface Attended {
  readonly onEvent: (event: WatchedEvent) => void;
  readonly control: RunControl;
  /**
   * There when nobody is to be waited for: neither a person at a terminal, nor the process that started
   * this one. Somebody elsewhere may steer the run all the same.
   */
  readonly patience?: 'end';
  readonly afterPilot?: 'end';
}

/**
 * Shows a run in a terminal (a picture that is drawn again and again) or as lines, passes its events
 * on to the process that started this one, and keeps its view in the state folder. Settles as `work`
 * does; `explain` puts what it throws into words.
 */
export async function watchRun<T>(
  o: {
    readonly about: { readonly pipeline: string; readonly profile: string; readonly spec: string };
    readonly output: Output;
    readonly signal: AbortSignal;
    readonly control: RunControl;
    readonly explain: (error: unknown) => string;
  },
  work: (attended: Attended) => Promise<T>,
): Promise<T> {
  const { about, output, signal, control, explain } = o;
  const watched = new Watched(about, output, (wish) => act(control, wish));
  try {
    const answer = await work({
      onEvent: (event) => watched.take(event),
      control,
      ...(!watched.isAttended && { patience: 'end', afterPilot: 'end' }),
    });
    await watched.end(undefined);
    return answer;
  } catch (error) {
    await watched.end(
      signal.aborted || isStop(error)
        ? { type: 'stopped', message: 'It was stopped and can go on where it ended.' }
        : { type: 'failed', message: explain(error) },
    );
    throw error;
  }
}

/** Also after a batch, as somebody asked: cancelled is not failed. */
const isStop = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

function act(control: RunControl, wish: Steer): void {
  switch (wish) {
    case 'pause':
      control.pause();
      break;
    case 'resume':
      control.resume();
      break;
    case 'stop-after-batch':
      control.stopAfterBatch();
      break;
    case 'pilot-go-on':
      control.decide('go-on');
      break;
    case 'pilot-stop':
      control.decide('stop');
      break;
    case 'stop':
      // The same as Ctrl+C: see interruption.ts.
      process.emit('SIGINT');
      break;
  }
}

/** One run on the terminal, or in the log, of this process. */
class Watched {
  readonly isAttended: boolean;
  readonly #keeper: Keeper;
  readonly #stopKeys: (() => void) | undefined;
  readonly #stopListening: () => void;
  #live: LiveView | undefined;
  #isStopping = false;

  constructor(
    about: ConstructorParameters<typeof Keeper>[0],
    private readonly output: Output,
    private readonly steer: (wish: Steer) => void,
  ) {
    const show = (view: RunView): void => this.#live?.show(view);
    this.#keeper = new Keeper(about, show, (wish) => this.#heard(wish));
    const isPicture = isPictureWanted();
    if (isPicture) this.#live = startPicture();
    this.#stopKeys = isPicture ? takeKeys((typed) => this.#typed(typed)) : undefined;
    this.#stopListening = listenToParent(steer);
    this.isAttended = this.#stopKeys !== undefined || process.send !== undefined;
  }

  take(event: WatchedEvent): void {
    process.send?.(event);
    this.#keeper.take(event);
    if (this.#live !== undefined) return;
    const { view } = this.#keeper;
    tellPlainly(event, view, this.output);
    if (event.type === 'paused' && this.#stopKeys !== undefined) this.output.say(hint(view));
  }

  async end(event: EndEvent | undefined): Promise<void> {
    await this.#keeper.end(event);
    this.#stopListening();
    this.#stopKeys?.();
    this.#live?.end();
  }

  /** From another window or terminal. Interrupting twice would end the run without its last words. */
  #heard(wish: FarWish): void {
    if (wish === 'stop') {
      if (this.#isStopping) return;
      this.#isStopping = true;
    }
    this.steer(wish);
  }

  #typed(typed: string): void {
    const { view } = this.#keeper;
    const wish: KeyWish | undefined = wishOf(typed, view);
    if (wish === undefined) return;
    if (wish === 'interrupt') process.emit('SIGINT');
    else if (wish === 'look') this.#changeLook(view);
    else this.steer(wish);
  }

  #changeLook(view: RunView): void {
    if (this.#live === undefined) {
      this.#live = startPicture();
      this.#live.show(view);
      return;
    }
    this.#live.end();
    this.#live = undefined;
    this.output.say(`From here on as lines. ${hint(view)}`);
  }
}

function hint(view: RunView): string {
  return keysFor(view)
    .map(([key, words]) => `[${key}] ${words}`)
    .join('   ');
}

/** In fewer the lines of a picture would break. */
const leastColumns = 36;

/** A picture wants a terminal that can move its cursor, and nobody else who writes there. */
function isPictureWanted(): boolean {
  const { stderr, env } = process;
  const isTerminal = stderr.isTTY && stderr.columns >= leastColumns && env.TERM !== 'dumb';
  return isTerminal && env.CI === undefined && process.send === undefined;
}

function startPicture(): LiveView {
  const { stderr, env } = process;
  const screen: Screen = {
    write: (text) => void stderr.write(text),
    get columns() {
      return stderr.columns;
    },
    get rows() {
      return stderr.rows;
    },
  };
  return new LiveView(screen, env.NO_COLOR === undefined ? 'colour' : 'plain');
}

function takeKeys(take: (typed: string) => void): (() => void) | undefined {
  const { stdin } = process;
  if (!stdin.isTTY) return undefined;
  const listener = (typed: Buffer): void => {
    for (const key of typed.toString('latin1')) take(key);
  };
  stdin.setRawMode(true);
  stdin.on('data', listener);
  stdin.resume();
  return () => {
    stdin.off('data', listener);
    stdin.setRawMode(false);
    stdin.pause();
  };
}

/** `stop` is listened for by everything that runs here, see interruption.ts. */
function listenToParent(steer: (wish: Steer) => void): () => void {
  if (process.send === undefined) return () => undefined;
  const listener = (message: unknown): void => {
    const wish = steerOf(message);
    if (wish !== undefined && wish !== 'stop') steer(wish);
  };
  process.on('message', listener);
  return () => process.off('message', listener);
}

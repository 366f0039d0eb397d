import type { PipelineEvent } from '../../pipeline';
import {
  emptyView,
  newAttempt,
  percentOf,
  pipelineNameOf,
  readSnapshot,
  reduce,
  stateFolderOf,
  type RunView,
  type Steer,
} from '../../watch';
import {
  startPipelineProcess,
  type PipelineEnd,
  type PipelineOptions,
  type RunningPipeline,
} from '../runs/pipelineProcess';

/** A run that this window's child process is at. No `vscode` here. */
export interface LiveRun {
  readonly view: RunView;
  /** 0 to 100. */
  readonly percent: number;
  readonly end: Promise<PipelineEnd>;
  steer(wish: Steer): void;
  kill(): void;
}

type Options = Omit<PipelineOptions, 'onEvent'> & {
  /** Path of the spec below the root. */
  readonly spec: string;
  readonly onEvent: (event: PipelineEvent, run: LiveRun) => void;
  /** The view has changed, also by the end. */
  readonly onView: () => void;
};

/** Starts the process and adds up what it tells, on top of what earlier attempts left. */
export async function startLiveRun(options: Options): Promise<LiveRun> {
  const { root, specPath, profile, spec } = options;
  const at = Date.now();
  const earlier = await readSnapshot(stateFolderOf({ root, spec: specPath, profile }));
  const pipeline = pipelineNameOf(specPath);
  let view =
    earlier === undefined
      ? emptyView({ pipeline, profile, spec, at })
      : newAttempt(earlier.view, at);
  const process: RunningPipeline = startPipelineProcess({
    ...options,
    onEvent(event) {
      view = reduce(view, event, Date.now());
      options.onEvent(event, run);
      options.onView();
    },
  });
  const end = process.end.then((how) => {
    if (how.how === 'stopped') {
      const message = 'It was stopped and can go on where it ended.';
      view = reduce(view, { type: 'stopped', message }, Date.now());
    } else if (how.how === 'failed') {
      view = reduce(view, { type: 'failed', message: how.message }, Date.now());
    }
    options.onView();
    return how;
  });
  const run: LiveRun = {
    get view() {
      return view;
    },
    get percent() {
      return percentOf(view);
    },
    end,
    steer: (wish) => process.steer(wish),
    kill: () => process.kill(),
  };
  return run;
}

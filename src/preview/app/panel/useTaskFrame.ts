/** The frame with the tasks of the page, and what it reports. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { checkAnswer, type AnswerProblem } from '../../answers/checkAnswer';
import { holdKnown, type KnownVerdict } from '../../answers/holdKnown';
import type { PreviewModel } from '../../model';
import type { PreviewAssets } from '../../page';
import type { DrawnProblem, FromFrame, TaskReport } from '../../protocol';
import { FrameHost } from './frameHost';
import { GivenFiles } from './givenFiles';
import type { Host } from './host';
import { answerKey, type KeptState } from './keptState';
import { publish } from './publish';
import type { Session } from './session';
import { pictureOf, type Hints } from './taskPictures';
import type { View } from './view';

export interface TaskFrameInput {
  readonly assets: PreviewAssets;
  readonly host: Host;
  readonly nonce: string;
  readonly session: Session;
  readonly kept: KeptState;
  readonly view: View;
  /** Keys pressed in a frame that is only looked at. */
  readonly onKey?: (key: string) => void;
}

export interface TaskFrame {
  readonly stage: RefObject<HTMLDivElement>;
  readonly reports: readonly TaskReport[];
  /** What the platform would refuse in the present answers, task by task. */
  readonly faults: readonly (readonly AnswerProblem[])[];
  /** How the present answers hold against known ones. */
  readonly known: readonly KnownVerdict[];
  readonly submitted: boolean;
  readonly problems: readonly DrawnProblem[];
  readonly picking: boolean;
  readonly submit: () => void;
  readonly pick: () => void;
  /** Drops the answers of these tasks. */
  readonly startOver: () => void;
}

export function useTaskFrame(input: TaskFrameInput): TaskFrame {
  const { host, session, kept } = input;
  const { model } = session;
  const [reports, setReports] = useState<readonly TaskReport[]>([]);
  const [submitted, setSubmitted] = useState(false);
  const [problems, setProblems] = useState<readonly DrawnProblem[]>([]);
  const [hints, setHints] = useState<Hints>({});
  const [picking, setPicking] = useState(false);
  const [round, setRound] = useState(0);
  const files = useMemo(() => new GivenFiles(), []);
  const heard: Heard = {
    changed: (message) => {
      setReports(message.reports);
      if (model) keepAnswers(model, kept, message.states);
    },
    submitted: (message) => {
      setReports(message.reports);
      setSubmitted(true);
      if (model) setHints((old) => ({ ...old, ...newHints(model, message.reports) }));
      void postAnswers(host, files, message.reports, session.performer.mode);
    },
    drawn: () => host.post({ type: 'drawn', version: session.newest }),
    problem: (message) => setProblems((old) => withProblem(old, message)),
    openLink: (message) => {
      // A script that opens pages by itself is not served: somebody has to have pressed something.
      if (navigator.userActivation.isActive) host.post(message);
    },
    file: (message) => files.add(message),
    skip: () => {
      if (session.performer.mode === 'on') host.post({ type: 'performer', deed: 'skip' });
    },
    reveal: (message) => host.post(message),
    key: (message) => {
      if (navigator.userActivation.isActive) input.onKey?.(message.key);
    },
    pickingEnded: () => setPicking(false),
    // The frame's own host obeys it.
    record: () => undefined,
    pong: () => undefined,
  };
  const stage = useRef<HTMLDivElement>(null);
  const frames = useFrames(input, { stage, heard, hints, round, picking, setProblems });
  const page = model?.tasks.map((task, i) => answerKey(model, task, i)).join('\n');
  useEffect(() => setSubmitted(false), [page]);
  useEffect(() => host.post({ type: 'problems', problems }), [problems]);
  return {
    ...{ stage, reports, submitted, problems, picking },
    ...useJudgement(model, reports),
    submit: () => frames.current?.submit(),
    pick: () => setPicking((on) => !on),
    startOver: () => {
      model?.tasks.forEach((task, i) => kept.forgetAnswer(answerKey(model, task, i)));
      frames.current?.forgive();
      setSubmitted(false);
      setHints({});
      setRound((old) => old + 1);
    },
  };
}

/** What is done with each message of a frame. */
type Heard = {
  readonly [Type in FromFrame['type']]: (message: Extract<FromFrame, { type: Type }>) => void;
};

interface Shown {
  readonly stage: RefObject<HTMLDivElement>;
  readonly heard: Heard;
  readonly hints: Hints;
  /** Grows when the same picture has to be drawn again from its beginning. */
  readonly round: number;
  readonly picking: boolean;
  readonly setProblems: (problems: readonly DrawnProblem[]) => void;
}

/** Keeps the frame in step with the model, the view and the cursor. */
function useFrames(
  { assets, host, nonce, session, kept, view }: TaskFrameInput,
  { stage, heard, hints, round, picking, setProblems }: Shown,
): RefObject<FrameHost> {
  const { model, outline: place } = session;
  const frames = useRef<FrameHost>(null);
  // The frame lives longer than one rendering of the page; it speaks to the newest one.
  const newest = useRef(heard);
  newest.current = heard;
  useEffect(() => {
    if (!model || !stage.current) return;
    frames.current ??= new FrameHost(stage.current, assets, nonce, (message) => {
      const hear = newest.current[message.type] as (message: FromFrame) => void;
      hear(message);
    });
    setProblems([]);
    frames.current
      .show(pictureOf(model, view, kept, hints))
      .catch((error: unknown) => setProblems([{ message: String(error) }]));
  }, [model, view, hints, round]);
  useEffect(() => {
    frames.current?.tell({ type: 'outline', scroll: 'into-view', ...(place && { place }) });
  }, [place]);
  useEffect(() => {
    frames.current?.tell({ type: 'picking', state: picking ? 'on' : 'off' });
  }, [picking, host]);
  return frames;
}

/** How the answers hold against output_spec and against known ones; also told to scripts. */
function useJudgement(
  model: PreviewModel | undefined,
  reports: readonly TaskReport[],
): Pick<TaskFrame, 'faults' | 'known'> {
  const faults = useMemo(
    () => reports.map(({ output }) => (model ? checkAnswer(output, model.outputSpec) : [])),
    [reports, model],
  );
  const known = useMemo(
    () => (model?.tasks ?? []).map((task, i) => holdKnown(reports[i]?.output, task)),
    [reports, model],
  );
  useEffect(() => publish(reports, faults), [reports, faults]);
  return { faults, known };
}

function keepAnswers(model: PreviewModel, kept: KeptState, states: readonly unknown[]): void {
  model.tasks.forEach((task, i) => {
    if (i < states.length) kept.keepAnswer(answerKey(model, task, i), states[i]);
  });
}

/** A training tells its hint to whoever answered wrongly; nothing is told while nothing is sent. */
function newHints(model: PreviewModel, reports: readonly TaskReport[]): Hints {
  if (reports.some(({ valid }) => !valid)) return {};
  const wrong = model.tasks.flatMap((task, i): (readonly [string, string])[] => {
    const isWrong = holdKnown(reports[i]?.output, task) === 'wrong';
    return isWrong && task.hint !== undefined ? [[answerKey(model, task, i), task.hint]] : [];
  });
  return Object.fromEntries(wrong);
}

async function postAnswers(
  host: Host,
  files: GivenFiles,
  reports: readonly TaskReport[],
  mode: 'on' | 'off',
): Promise<void> {
  const answers = reports.map(({ valid, output }) => ({
    valid,
    output: output as Readonly<Record<string, unknown>>,
  }));
  const handed = mode === 'on' ? await files.namedIn(answers) : [];
  host.post({ type: 'submitted', answers, files: handed });
}

function withProblem(
  old: readonly DrawnProblem[],
  { message, place }: Extract<FromFrame, { type: 'problem' }>,
): readonly DrawnProblem[] {
  const same = (one: DrawnProblem): boolean =>
    one.message === message && JSON.stringify(one.place) === JSON.stringify(place);
  return old.some(same) ? old : [...old, place ? { message, place } : { message }];
}

import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type Dispatch,
  type StateUpdater,
} from 'preact/hooks';
import type { JSX, RefObject } from 'preact';
import { checkAnswer, type AnswerProblem } from '../../answers/checkAnswer';
import type { PreviewModel } from '../../model';
import type { PreviewAssets } from '../../page';
import type { FrameSettings, FromFrame, TaskReport } from '../../protocol';
import { FrameHost } from './frameHost';
import type { Host } from './host';
import { KeptAnswers } from './keptAnswers';
import { Messages } from './Messages';
import { Output } from './Output';
import { publish } from './publish';
import { Toolbar, widths, type WidthName } from './Toolbar';

interface PanelProps {
  readonly assets: PreviewAssets;
  readonly host: Host;
  readonly nonce: string;
}

/** What the host sent last, and what is wrong with it. */
interface Received {
  readonly model: PreviewModel | undefined;
  readonly trouble: string | undefined;
}

export function Panel({ assets, host, nonce }: PanelProps): JSX.Element {
  const [{ model, trouble }, setReceived] = useHostMessages(host);
  const [row, setRow] = useState(0);
  const [width, setWidth] = useState<WidthName>('free');
  const [readOnly, setReadOnly] = useState(false);
  const [location, setLocation] = useState('');
  const shownRow = Math.min(row, (model?.tasks.length ?? 1) - 1);
  const task = useTaskFrame({ assets, host, nonce, model, row: shownRow, readOnly, location });
  const startOver = (): void => {
    task.forget();
    setReceived((old) => ({ ...old, model: old.model && { ...old.model } }));
  };
  return (
    <div class="panel">
      <Toolbar
        {...{ model, row: shownRow, width, readOnly, location }}
        onRow={setRow}
        onWidth={setWidth}
        onReadOnly={setReadOnly}
        onLocation={setLocation}
        onReset={startOver}
      />
      {trouble === undefined ? null : (
        <div class="trouble" role="alert">
          {trouble}
        </div>
      )}
      <section class="task" role="region" aria-label="Task">
        <div class="stage" ref={task.stage} style={{ maxWidth: widths[width] }} />
      </section>
      <Messages {...task}>
        <button type="button" class="submit" onClick={task.submit}>
          Submit
        </button>
      </Messages>
      <Output report={task.report} onCopy={(text) => host.post({ type: 'copy', text })} />
    </div>
  );
}

interface TaskFrameInput extends PanelProps {
  readonly model: PreviewModel | undefined;
  readonly row: number;
  readonly readOnly: boolean;
  readonly location: string;
}

interface TaskFrame {
  readonly stage: RefObject<HTMLDivElement>;
  readonly report: TaskReport | undefined;
  /** What the platform would refuse in the present answer. */
  readonly faults: readonly AnswerProblem[];
  readonly submitted: boolean;
  readonly problems: readonly string[];
  readonly submit: () => void;
  /** Drops the answers of this row. */
  readonly forget: () => void;
}

/** The frame with the task of one row, and what it reports. */
function useTaskFrame(input: TaskFrameInput): TaskFrame {
  const { assets, host, nonce, model, row, readOnly, location } = input;
  const stage = useRef<HTMLDivElement>(null);
  const frames = useRef<FrameHost | undefined>(undefined);
  const answers = useMemo(() => new KeptAnswers(host), [host]);
  const [report, setReport] = useState<TaskReport | undefined>();
  const [submitted, setSubmitted] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const hear = useRef<(message: FromFrame) => void>(() => undefined);
  hear.current = (message) => {
    if (message.type === 'changed' || message.type === 'submitted') setReport(message.reports[0]);
    if (message.type === 'changed') answers.keep(row, message.states);
    if (message.type === 'submitted') {
      setSubmitted(true);
      host.post({ type: 'submitted', answers: message.reports.map(answerOf), files: [] });
    }
    if (message.type === 'drawn') host.post({ type: 'drawn', version: message.version });
    if (message.type === 'problem') setProblems((old) => [...new Set([...old, message.message])]);
    if (message.type === 'openLink') host.post(message);
  };

  useEffect(() => {
    if (!model || !stage.current) return;
    frames.current ??= new FrameHost(stage.current, assets, nonce, (m) => hear.current(m));
    setProblems(model.interface.kind === 'classic' ? model.interface.leftOut.map(leftOut) : []);
    const settings: FrameSettings = {
      ...{ readOnly, location, platformOrigin: 'https://toloka.dev', language: 'en' },
      ...{ direction: 'ltr', theme: 'light', allowedHosts: [] },
    };
    const states = answers.of(row);
    const tasks = model.tasks.map((task, i) => ({
      id: task.id ?? String(i),
      input: task.input,
      state: Array.isArray(states) ? (states as readonly unknown[])[i] : undefined,
      ...(task.answer === undefined ? {} : { answer: task.answer }),
    }));
    const picture = { model, tasks, settings };
    frames.current.show(picture).catch((error: unknown) => setProblems([String(error)]));
  }, [model, row, readOnly, location]);
  useEffect(() => setSubmitted(false), [row]);

  const faults = report && model ? checkAnswer(report.output, model.outputSpec) : [];
  useEffect(() => publish(report, faults), [report, model]);
  return {
    ...{ stage, report, faults, submitted, problems },
    submit: () => frames.current?.submit(),
    forget: () => {
      answers.forget(row);
      setSubmitted(false);
    },
  };
}

function leftOut(url: string): string {
  return `Not loaded in the preview, which has no network: ${url}`;
}

function answerOf({ valid, output }: TaskReport): {
  readonly valid: boolean;
  readonly output: Readonly<Record<string, unknown>>;
} {
  return { valid, output: output as Readonly<Record<string, unknown>> };
}

/** Takes only what is newer than what is there. */
function useHostMessages(host: Host): [Received, Dispatch<StateUpdater<Received>>] {
  const [received, set] = useState<Received>({ model: undefined, trouble: undefined });
  useEffect(() => {
    let newest = -1;
    host.listen((message) => {
      if (message.type !== 'render' && message.type !== 'trouble') return;
      if (message.version < newest) return;
      newest = message.version;
      set((old) =>
        message.type === 'render'
          ? { model: message.model, trouble: undefined }
          : { model: old.model, trouble: message.message },
      );
    });
  }, [host]);
  return [received, set];
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { checkAnswer } from '../../answers/checkAnswer';
import type { PreviewModel } from '../../model';
import type { PreviewAssets } from '../../page';
import type { FromFrame, TaskReport } from '../../protocol';
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
  const [received, setReceived] = useState<Received>({ model: undefined, trouble: undefined });
  const [row, setRow] = useState(0);
  const [width, setWidth] = useState<WidthName>('free');
  const [readOnly, setReadOnly] = useState(false);
  const [report, setReport] = useState<TaskReport | undefined>();
  const [submitted, setSubmitted] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const stage = useRef<HTMLDivElement>(null);
  const frames = useRef<FrameHost | undefined>(undefined);
  const answers = useMemo(() => new KeptAnswers(host), [host]);
  const { model } = received;
  const shownRow = Math.min(row, (model?.tasks.length ?? 1) - 1);

  useHostMessages(host, setReceived);

  const hear = useRef<(message: FromFrame) => void>(() => undefined);
  hear.current = (message) => {
    if (message.type === 'changed' || message.type === 'submitted') setReport(message.report);
    if (message.type === 'changed') answers.keep(shownRow, message.state);
    if (message.type === 'submitted') setSubmitted(true);
    if (message.type === 'drawn') host.post({ type: 'drawn', version: message.version });
    if (message.type === 'problem') setProblems((old) => [...new Set([...old, message.message])]);
    if (message.type === 'openLink') host.post(message);
  };

  useEffect(() => {
    const task = model?.tasks[shownRow];
    if (!model || !task || !stage.current) return;
    frames.current ??= new FrameHost(stage.current, assets, nonce, (m) => hear.current(m));
    setProblems(model.interface.kind === 'classic' ? model.interface.leftOut.map(leftOut) : []);
    const settings = { readOnly, platformOrigin: 'https://toloka.dev', language: 'en' };
    const state = answers.of(shownRow);
    const shown = frames.current.show({ model, task: { input: task.input, state }, settings });
    shown.catch((error: unknown) => setProblems([String(error)]));
  }, [model, shownRow, readOnly]);

  useEffect(() => setSubmitted(false), [shownRow]);

  const faults = report && model ? checkAnswer(report.output, model.outputSpec) : [];
  useEffect(() => publish(report, faults), [report, model]);
  useEffect(() => {
    if (submitted && report) {
      host.post({ type: 'submitted', answer: { valid: report.valid, output: outputOf(report) } });
    }
  }, [submitted, report]);

  return (
    <div class="panel">
      <Toolbar
        model={model}
        row={shownRow}
        onRow={setRow}
        width={width}
        onWidth={setWidth}
        readOnly={readOnly}
        onReadOnly={setReadOnly}
        onReset={() => {
          answers.forget(shownRow);
          setSubmitted(false);
          setReceived((old) => ({ ...old, model: old.model && { ...old.model } }));
        }}
      />
      {received.trouble === undefined ? null : (
        <div class="trouble" role="alert">
          {received.trouble}
        </div>
      )}
      <section class="task" role="region" aria-label="Task">
        <div class="stage" ref={stage} style={{ maxWidth: widths[width] }} />
      </section>
      <Messages report={report} faults={faults} submitted={submitted} problems={problems}>
        <button type="button" class="submit" onClick={() => frames.current?.submit()}>
          Submit
        </button>
      </Messages>
      <Output report={report} onCopy={(text) => host.post({ type: 'copy', text })} />
    </div>
  );
}

function leftOut(url: string): string {
  return `Not loaded in the preview, which has no network: ${url}`;
}

function outputOf(report: TaskReport): Readonly<Record<string, unknown>> {
  return report.output as Readonly<Record<string, unknown>>;
}

/** Takes only what is newer than what is there. */
function useHostMessages(host: Host, set: (next: (old: Received) => Received) => void): void {
  useEffect(() => {
    let newest = -1;
    host.listen((message) => {
      if (message.version < newest) return;
      newest = message.version;
      set((old) =>
        message.type === 'render'
          ? { model: message.model, trouble: undefined }
          : { model: old.model, trouble: message.message },
      );
    });
  }, [host]);
}

import type { JSX } from 'preact';
import type { TolokaPlugin } from '../../core';
import { Component } from './Component';
import type { LiveTask } from './liveTask';
import { TaskContext, type TaskTools } from './task';
import { ToastStack } from './parts/ToastStack';
import type { ShownToast } from './toasts';

interface DrawnTask {
  readonly live: LiveTask;
  readonly tools: TaskTools;
}

interface PageProps {
  /** At least one. */
  readonly tasks: readonly DrawnTask[];
  /** Index of the task that keys are meant for. */
  readonly focused: number;
  readonly plugin: TolokaPlugin;
  readonly toasts: readonly ShownToast[];
  readonly onFocus: (index: number) => void;
  readonly onCloseToast: (id: number) => void;
}

/** Notices, the cards with the tasks, and toasts, laid out as the page of a performer is. */
export function Page(props: PageProps): JSX.Element {
  const { plugin, focused } = props;
  const { kind, taskWidth } = plugin.layout;
  // The deprecated layout shows one task and nothing to reach the others by.
  const tasks = kind === 'first-task-only' ? props.tasks.slice(0, 1) : props.tasks;
  const [first] = tasks;
  return (
    <div class={`tb-page tb-layout-${kind}`}>
      {first && plugin.notifications.length > 0 ? (
        <TaskContext.Provider value={first.tools}>
          <Notices plugin={plugin} />
        </TaskContext.Provider>
      ) : null}
      <main class="tb-tasks">
        {tasks.map((task, index) => (
          <Card
            key={task.live.task.id}
            {...task}
            width={taskWidth}
            position={tasks.length > 1 ? index + 1 : undefined}
            focused={tasks.length > 1 && index === focused}
            hidden={kind === 'pager' && index !== focused}
          />
        ))}
      </main>
      {kind === 'pager' && first ? (
        <Pager
          count={tasks.length}
          shown={focused}
          width={taskWidth}
          say={first.tools.say}
          onPick={props.onFocus}
        />
      ) : null}
      {first ? (
        <ToastStack toasts={props.toasts} say={first.tools.say} onClose={props.onCloseToast} />
      ) : null}
    </div>
  );
}

function Notices({ plugin }: { readonly plugin: TolokaPlugin }): JSX.Element {
  return (
    <div class="tb-notices" role="note">
      {plugin.notifications.map((notice) => (
        <div class="tb-notice" key={notice.place}>
          <span class="tb-notice-dot" />
          <Component view={notice} />
        </div>
      ))}
    </div>
  );
}

interface CardProps extends DrawnTask {
  readonly width: string;
  /** From 1; undefined for the only task of a page. */
  readonly position: number | undefined;
  readonly focused: boolean;
  readonly hidden: boolean;
}

function Card({ live, tools, width, position, focused, hidden }: CardProps): JSX.Element {
  const { root, problems } = live.engine.view;
  const { hint } = live;
  return (
    <section
      class={`tb-card ${focused ? 'tb-card-focused' : ''}`}
      data-task={live.task.id}
      style={{ '--task-width': width }}
      aria-label={position === undefined ? undefined : tools.say('task', { number: position })}
      hidden={hidden}
    >
      <div class="tb-card-inner">
        <TaskContext.Provider value={tools}>
          {root ? <Component key={root.place} view={root} /> : <NothingDrawn problems={problems} />}
        </TaskContext.Provider>
        {hint === undefined ? null : (
          <div class="tb-training-hint" role="status">
            {hint}
          </div>
        )}
      </div>
    </section>
  );
}

interface PagerProps {
  readonly count: number;
  readonly shown: number;
  readonly width: string;
  readonly say: TaskTools['say'];
  readonly onPick: (index: number) => void;
}

function Pager({ count, shown, width, say, onPick }: PagerProps): JSX.Element {
  return (
    <nav class="tb-pager" style={{ '--task-width': width }} aria-label={say('tasks')}>
      {Array.from({ length: count }, (_, index) => (
        <button
          type="button"
          key={index}
          aria-label={say('task', { number: index + 1 })}
          aria-current={index === shown ? 'page' : undefined}
          onClick={() => onPick(index)}
        >
          {index + 1}
        </button>
      ))}
    </nav>
  );
}

function NothingDrawn({ problems }: { readonly problems: readonly string[] }): JSX.Element {
  const why = problems.length > 0 ? problems.join(' ') : '"view" gives no component to draw.';
  return (
    <div class="tb-broken" role="alert" data-path="view">
      <strong>Nothing to draw</strong>
      <span>{why}</span>
    </div>
  );
}

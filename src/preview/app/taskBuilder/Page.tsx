import type { JSX } from 'preact';
import type { TaskView, Toast } from '../../core';
import type { TolokaPlugin } from '../../core/tolokaPlugin';
import { Component } from './Component';

interface PageProps {
  readonly view: TaskView;
  readonly plugin: TolokaPlugin;
  readonly toasts: readonly { readonly id: number; readonly toast: Toast }[];
}

/** Notices, the card with the task, and toasts, laid out as the page of a performer is. */
export function Page({ view, plugin, toasts }: PageProps): JSX.Element {
  const { kind, taskWidth } = plugin.layout;
  return (
    <div class={`tb-page tb-layout-${kind}`}>
      {plugin.notifications.length > 0 ? (
        <div class="tb-notices">
          {plugin.notifications.map((notice) => (
            <div class="tb-notice">
              <span class="tb-notice-dot" />
              <Component view={notice} />
            </div>
          ))}
        </div>
      ) : null}
      <main class="tb-card" style={{ maxWidth: taskWidth }}>
        <div class="tb-card-inner">
          {view.root ? <Component view={view.root} /> : <NothingDrawn problems={view.problems} />}
        </div>
        {kind === 'pager' ? (
          <div class="tb-pager" aria-hidden="true">
            <span>1</span>
          </div>
        ) : null}
      </main>
      <div class="tb-toasts" aria-live="polite">
        {toasts.map(({ id, toast }) => (
          <div key={id} class={`tb-toast tb-toast-${toast.theme}`}>
            {toast.content}
          </div>
        ))}
      </div>
    </div>
  );
}

function NothingDrawn({ problems }: { readonly problems: readonly string[] }): JSX.Element {
  const why = problems.length > 0 ? problems.join(' ') : '"view" gives no component to draw.';
  return <div class="tb-broken">{why}</div>;
}

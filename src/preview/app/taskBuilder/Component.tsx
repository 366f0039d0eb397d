/** One mounted view: label, hint, the component itself, its messages. */
import { Component as PreactComponent, type ComponentChildren, type JSX } from 'preact';
import { isRecord, type ViewNode } from '../../core';
import { drawings } from './drawings';
import { Errors } from './parts/Errors';
import { Label } from './parts/Label';
import { SlotContext } from './parts/Slot';

/** Components that carry their label inside. */
const labelInside = new Set([
  'field.button-checkbox',
  'field.button-radio',
  'field.checkbox',
  'field.tumbler',
  'view.action-button',
  'view.collapse',
  'view.device-frame',
  'view.divider',
  'view.group',
  'view.hint',
  'view.json',
  'view.with-label',
]);

export function Component({ view }: { readonly view: ViewNode }): JSX.Element {
  if (view.broken !== undefined) return <Broken view={view} message={view.broken} />;
  const Drawing = drawings[view.type];
  if (!Drawing) return <Broken view={view} message={`"${view.type}" cannot be drawn yet`} />;
  const direction = isRecord(view.props.rtl) ? view.props.rtl.mode : undefined;
  return (
    <SlotContext.Provider value={Component}>
      <div
        class={`tb-component ${view.type.replace(/[^a-z]+/gi, '-')}`}
        data-path={view.path}
        data-key={view.place}
        dir={direction === 'rtl' || direction === 'ltr' ? direction : undefined}
      >
        {labelInside.has(view.type) ? null : <Label view={view} />}
        <Guard view={view} key={view.type}>
          <Drawing view={view} />
        </Guard>
        <Errors view={view} />
      </div>
    </SlotContext.Provider>
  );
}

function Broken({
  view,
  message,
}: {
  readonly view: ViewNode;
  readonly message: string;
}): JSX.Element {
  return (
    <div class="tb-broken" role="alert" data-path={view.path} data-key={view.place}>
      <strong>
        {view.type === 'broken' ? 'Cannot draw this' : `${view.type} cannot be drawn`}
      </strong>
      <span>{message}</span>
      <button type="button" class="tb-broken-source" data-reveal>
        {view.path}
      </button>
    </div>
  );
}

interface GuardProps {
  readonly view: ViewNode;
  readonly children: ComponentChildren;
}

/** A component that fails while drawing leaves the rest of the task alive. */
class Guard extends PreactComponent<
  GuardProps,
  { readonly failed?: { readonly view: ViewNode; readonly message: string } }
> {
  override state = {};

  override componentDidCatch(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.setState({ failed: { view: this.props.view, message } });
  }

  override render(
    { view, children }: GuardProps,
    { failed }: { readonly failed?: { readonly view: ViewNode; readonly message: string } },
  ): ComponentChildren {
    // A new edition of the view gets a new chance.
    return failed?.view === view ? <Broken view={view} message={failed.message} /> : children;
  }
}

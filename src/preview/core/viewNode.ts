import { coerced } from './json';
/** The task interface as it stands now: every mounted component with plain, ready values. */
import type { Pointer } from './pointer';
import type { ViewState } from './store';

export interface FieldPart {
  readonly pointer: Pointer;
  readonly value: unknown;
  readonly disabled: boolean;
  /** Whether the value leaves the answer while the field is not shown. */
  readonly buried: boolean;
  /** The default of its data component. */
  readonly initial: () => unknown;
  /** Values that are written, and marked as touched, when the field appears. */
  readonly atMount: () => readonly { readonly pointer: Pointer; readonly value: unknown }[];
}

export class ViewNode {
  constructor(
    readonly type: string,
    /** Place in the config, for example `view.items.0`. */
    readonly path: string,
    /** Identity of this place on the page; list items share a path but not a key. */
    readonly key: string,
    readonly props: Readonly<Record<string, unknown>>,
    readonly state: ViewState,
    readonly field: FieldPart | undefined,
    /** Message lines of what is wrong, whether they show already or not. */
    readonly errors: readonly string[],
    readonly errorsShown: boolean,
    /** Set when the component could not be computed: its message takes the component's place. */
    readonly broken: string | undefined,
  ) {}

  /** The view in a slot, if there is one. */
  slot(name: string): ViewNode | undefined {
    const value = this.props[name];
    return value instanceof ViewNode ? value : undefined;
  }

  /** The views in a slot that takes several; holes left by conditions vanish. */
  slots(name: string): readonly ViewNode[] {
    return viewsIn(this.props[name]);
  }

  text(name: string): string | undefined {
    const value = this.props[name];
    return value === undefined || value === null ? undefined : coerced(value);
  }

  /** A number, also written as text; undefined otherwise. */
  number(name: string): number | undefined {
    const value = this.props[name];
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  flag(name: string): boolean {
    return Boolean(this.props[name]);
  }
}

export function viewsIn(value: unknown): readonly ViewNode[] {
  return Array.isArray(value) ? value.filter((item) => item instanceof ViewNode) : [];
}

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

/** What a mounted view is made of. */
interface ViewParts {
  readonly type: string;
  /** Place in the config, for example `view.items.0`. */
  readonly path: string;
  /**
   * Identity of this place in the task, under which its state is kept. Items of a list share a path
   * but not a key; two references to one view share both.
   */
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly state: ViewState;
  readonly field: FieldPart | undefined;
  /** Message lines of what is wrong, whether they show already or not. */
  readonly errors: readonly string[];
  readonly errorsShown: boolean;
  /** Set when the component could not be computed: its message takes the component's place. */
  readonly broken: string | undefined;
}

export class ViewNode implements ViewParts {
  readonly type: string;
  readonly path: string;
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly state: ViewState;
  readonly field: FieldPart | undefined;
  readonly errors: readonly string[];
  readonly errorsShown: boolean;
  readonly broken: string | undefined;
  /** Like `key`, and different for every view of the page: what an element may be known by. */
  place: string;

  constructor(parts: ViewParts) {
    this.type = parts.type;
    this.path = parts.path;
    this.key = parts.key;
    this.props = parts.props;
    this.state = parts.state;
    this.field = parts.field;
    this.errors = parts.errors;
    this.errorsShown = parts.errorsShown;
    this.broken = parts.broken;
    this.place = parts.key;
  }

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

/** The objects that classic templates see. Their names and shapes are the platform's. */
import type { FieldSpecs, FieldValues } from '../../../spec';
import type { Services } from './services';

export interface TaskData {
  readonly id: string;
  readonly input_values: FieldValues;
}

export interface Solution {
  readonly task_id: string;
  output_values: Record<string, unknown>;
}

export interface FieldError {
  readonly code?: string;
  readonly message?: string;
}

/** A field as templates see it through `getField(name)`. */
export interface FieldObject {
  readonly name: string;
  readonly el: HTMLElement;
  readonly options: Record<string, unknown>;
  /** What draws the control; templates change its `options` and have it drawn anew. */
  getImplementation(): FieldObject;
  render(): void;
  /** Takes the task's present value into the control. */
  restore(): void;
  press(key: string): void;
  showError(error: FieldError): void;
  hideError(): void;
}

/** `errors` by output field; `__TASK__` is an error of the task as a whole. */
export interface SolutionValidationError {
  readonly task_id: string;
  readonly errors: Readonly<Record<string, FieldError>>;
}

export interface WorkspaceOptions {
  readonly agent: string;
  readonly isReadOnly: boolean;
  readonly isReviewMode: boolean;
  readonly language: string;
  readonly origin: string;
  readonly apiOrigin: string;
}

export interface Specs {
  readonly input_spec: FieldSpecs;
  readonly output_spec: FieldSpecs;
}

export interface TaskOptions {
  readonly task: TaskData;
  readonly specs: Specs;
  readonly workspaceOptions: WorkspaceOptions;
  readonly solution: Solution;
  readonly taskIndex: number;
  readonly assignment?: AssignmentObject | undefined;
}

export interface SuiteOptions {
  readonly tasks: readonly TaskData[];
  readonly specs: Specs;
  readonly assignmentId: string | undefined;
  readonly workspaceOptions: WorkspaceOptions;
  readonly TaskClass: Es5Class<TaskObject, TaskOptions>;
  readonly solutions: readonly Solution[];
  readonly assignment?: AssignmentObject | undefined;
}

export interface AssignmentOptions {
  readonly assignment: { readonly id: string | undefined; readonly tasks: readonly TaskData[] };
  readonly specs: Specs;
  readonly workspaceOptions: WorkspaceOptions;
  readonly solutions: readonly Solution[];
  readonly TaskSuiteClass: Es5Class<SuiteObject, SuiteOptions>;
  readonly TaskClass: Es5Class<TaskObject, TaskOptions>;
}

/** A constructor that templates may also call as a function: `Parent.call(this, options)`. */
export interface Es5Class<Self, Options> {
  new (options: Options): Self;
  (this: unknown, options: Options): void;
  readonly prototype: Self;
}

export interface TaskObject extends Services {
  _options: TaskOptions;
  _element: HTMLElement;
  _solution: Solution;
  _fields: Record<string, FieldObject[]>;
  rendered?: boolean;
  getOptions(): TaskOptions;
  getTask(): TaskData;
  /** Place on the page, from 0. */
  getTaskIndex(): number;
  getAssignment(): AssignmentObject | undefined;
  getWorkspaceOptions(): WorkspaceOptions;
  template(data: unknown): string;
  getTemplateData(): unknown;
  render(): unknown;
  getDOMElement(): HTMLElement;
  getStyleDOMElement(): HTMLElement | null;
  getView(): { readonly $el: JQuery };
  getField(name: string): FieldObject | readonly FieldObject[] | undefined;
  getFields(): Record<string, FieldObject[]>;
  getSolution(): Solution;
  setSolution(solution: Solution): void;
  setSolutionOutputValue(field: string, value: unknown): void;
  setSolutionOutputValues(values: FieldValues): void;
  validate(solution?: Solution): SolutionValidationError | null | undefined;
  showTaskError(message: string): void;
  hideTaskError(): void;
  focus(): void;
  blur(): void;
  onKey(key: string): void;
  pause(): void;
  resume(): void;
  saveState(): void;
  getSavedState(): unknown;
  destroy(): void;
  getProxyUrl(path: string): string;
  proxy(path: string): Promise<never>;
  onRender(): void;
  onFocus(): void;
  onBlur(): void;
  onPause(): void;
  onResume(state?: unknown): void;
  onDestroy(): void;
  onValidationFail(errors: SolutionValidationError): void;
}

export interface SuiteObject extends Services {
  _options: SuiteOptions;
  _element: HTMLElement;
  _tasksElement: HTMLElement;
  _tasks: TaskObject[];
  _focusedTaskIndex: number;
  getOptions(): SuiteOptions;
  getAssignment(): AssignmentObject | undefined;
  getWorkspaceOptions(): WorkspaceOptions;
  getTasks(): readonly TaskObject[];
  getTasksIndexed(): Readonly<Record<string, TaskObject>>;
  getFocusedTask(): TaskObject | undefined;
  getSolutions(): readonly Solution[];
  getDOMElement(): HTMLElement;
  get$Element(): JQuery;
  getTasksDOMElement(): HTMLElement;
  getStyleDOMElement(): HTMLElement | null;
  getProxyUrl(path: string): string;
  proxy(path: string): Promise<never>;
  render(): unknown;
  validate(solutions?: readonly Solution[]): SuiteErrors | Promise<SuiteErrors>;
  focusTask(index: number, how?: string): void;
  focusNextTask(): void;
  focusPreviousTask(): void;
  initHotkeys(): void;
  onKey(key: string): void;
  pause(): void;
  resume(): void;
  destroy(): void;
  onRender(): void;
  onPause(): void;
  onResume(): void;
  onDestroy(): void;
  onValidationFail(errors: readonly (SolutionValidationError | null)[]): void;
}

export type SuiteErrors =
  readonly (SolutionValidationError | null | undefined)[] | null | undefined;

export interface AssignmentObject {
  _options: AssignmentOptions;
  _suite: SuiteObject;
  _channel: SandboxChannel;
  getId(): string | undefined;
  getOptions(): AssignmentOptions;
  getWorkspaceOptions(): WorkspaceOptions;
  getTaskSuite(): SuiteObject;
  getTaskSuiteContainer(): HTMLElement;
  getSandboxChannel(): SandboxChannel;
  provideSolutions(
    strategy: (solutions: readonly Solution[]) => void,
    refused?: (errors: SuiteErrors) => void,
  ): Promise<void>;
  initHotkeys(): void;
  start(): void;
  pause(): void;
  resume(): void;
  skip(): void;
  submit(): Promise<void>;
  destroy(): void;
  onStart(): void;
  onPause(): void;
  onResume(): void;
  onDestroy(): void;
}

export interface SandboxChannel {
  on(name: string, heard: (name: string, data: unknown) => void): void;
  triggerOut(name: string, data?: unknown): void;
}

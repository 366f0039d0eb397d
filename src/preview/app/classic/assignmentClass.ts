/** `TolokaAssignment`: one page of tasks from start to submit. */
import { createChannel } from './channel';
import { events } from './events';
import type { AssignmentObject, AssignmentOptions, Es5Class, Solution } from './types';

function initialise(this: AssignmentObject, options: AssignmentOptions): void {
  this._options = options;
  this._channel = createChannel((name, data) => events.sent(name, data));
  this._suite = new options.TaskSuiteClass({
    tasks: options.assignment.tasks,
    specs: options.specs,
    assignmentId: options.assignment.id,
    workspaceOptions: options.workspaceOptions,
    TaskClass: options.TaskClass,
    solutions: options.solutions,
    assignment: this,
  });
}

const methods: Partial<AssignmentObject> & ThisType<AssignmentObject> = {
  getId() {
    return this._options.assignment.id;
  },
  getOptions() {
    return this._options;
  },
  getWorkspaceOptions() {
    return this._options.workspaceOptions;
  },
  getTaskSuite() {
    return this._suite;
  },
  getTaskSuiteContainer() {
    return document.body;
  },
  getSandboxChannel() {
    return this._channel;
  },
  initHotkeys() {
    this._suite.hotkey.reset();
    this._suite.initHotkeys();
    const { isReadOnly } = this.getWorkspaceOptions();
    if (!isReadOnly) this._suite.hotkey.on('enter', () => void this.submit());
  },
  start() {
    this._suite.render();
    this.getTaskSuiteContainer().append(this._suite.getDOMElement());
    // Each of these may be an author's: one that fails does not keep the others from running.
    events.guard(() => this.initHotkeys());
    events.guard(() => this.onStart());
  },
  pause() {
    this._suite.pause();
    this.onPause();
  },
  resume() {
    this._suite.resume();
    this.onResume();
  },
  skip() {
    this._channel.triggerOut('assignment:skip', { assignmentId: this.getId() });
    this.destroy();
  },
  async submit() {
    await this.provideSolutions((solutions: readonly Solution[]) => {
      this._channel.triggerOut('assignment:submit', { solutions, assignmentId: this.getId() });
    });
  },
  async provideSolutions(strategy, refused) {
    const solutions = this._suite.getSolutions();
    const errors = await this._suite.validate(solutions);
    const isWrong = (errors ?? []).some((error) => Boolean(error));
    if (!isWrong) {
      strategy(solutions);
      return;
    }
    this._suite.onValidationFail((errors ?? []).map((error) => error ?? null));
    this._channel.triggerOut('assignment:validation:fail', errors);
    refused?.(errors);
  },
  destroy() {
    this._suite.destroy();
    this.onDestroy();
  },
  onStart: () => undefined,
  onPause: () => undefined,
  onResume: () => undefined,
  onDestroy: () => undefined,
};

export const TolokaAssignment = initialise as unknown as Es5Class<
  AssignmentObject,
  AssignmentOptions
>;
Object.assign(TolokaAssignment.prototype, methods);

/**
 * The messages of the preview: between its host (VS Code or the preview server) and the page, and
 * between the page and the frame that draws the task.
 */
import type { FieldValues } from '../spec';
import type { TaskInterface, PreviewModel } from './model';

/** Host → page. `version` grows with every edit; the page draws only what is newer than it has. */
export type HostMessage =
  | { readonly type: 'render'; readonly version: number; readonly model: PreviewModel }
  /** The spec cannot be read at the moment: what was drawn last stays, with this message above. */
  | { readonly type: 'trouble'; readonly version: number; readonly message: string };

/** Page → host. */
export type PageMessage =
  /** The page listens from now on. */
  | { readonly type: 'ready' }
  | { readonly type: 'drawn'; readonly version: number }
  | { readonly type: 'submitted'; readonly answer: SubmittedAnswer }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string };

export interface SubmittedAnswer {
  readonly valid: boolean;
  readonly output: FieldValues;
}

/** One task on the page as the frame shows it now. */
export interface TaskReport {
  readonly output: unknown;
  readonly valid: boolean;
  readonly errors: readonly TaskError[];
}

export interface TaskError {
  /** Config path or output field. */
  readonly place: string;
  readonly lines: readonly string[];
  /** Whether the performer sees it where it belongs. */
  readonly shown: boolean;
}

export interface FrameTask {
  readonly input: FieldValues;
  /** Kept answers, as the frame reported them before it was rebuilt. */
  readonly state?: unknown;
}

export interface FrameSettings {
  readonly readOnly: boolean;
  readonly platformOrigin: string;
  readonly language: string;
  /** Where the performer is meant to be, as `lat,lng`; empty while it is not known. */
  readonly location: string;
}

/** Page → frame, over the port the frame was given. */
export type ToFrame =
  | {
      readonly type: 'render';
      readonly version: number;
      readonly interface: TaskInterface;
      readonly inputSpec: PreviewModel['inputSpec'];
      readonly outputSpec: PreviewModel['outputSpec'];
      readonly task: FrameTask;
      readonly settings: FrameSettings;
    }
  | { readonly type: 'submit' };

/** Frame → page. */
export type FromFrame =
  | { readonly type: 'drawn'; readonly version: number }
  /** After every change. `state` is opaque to the page, which hands it back when it rebuilds a frame. */
  | { readonly type: 'changed'; readonly report: TaskReport; readonly state: unknown }
  | { readonly type: 'submitted'; readonly report: TaskReport }
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'openLink'; readonly url: string };

/** The only message a frame sends outside of its port: it can take one. */
export const frameHello = 'crowdsmith:frame-ready';

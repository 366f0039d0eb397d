/**
 * The messages of the preview: between its host (VS Code or the preview server) and the page, and
 * between the page and the frame that draws the tasks.
 */
import type { FieldValues, InterfacePlace } from '../spec';
import type { DataChoice, FoundRow, ReviewChoice, TasksFileInfo } from './data/choice';
import type { PreviewModel, TaskInterface } from './model';
import type { PerformerState } from './performer/state';

/** What this host can do beyond drawing; the page offers nothing else. */
export type HostAbility =
  /** Show lines of the spec in an editor. */
  | 'reveal'
  /** Add a row to a tasks file, as an edit that can be undone. */
  | 'append-row'
  /** Show past assignments of the platform. */
  | 'review';

/** Host → page. `version` grows with every edit; the page draws only what is newer than it has. */
export type HostMessage =
  | { readonly type: 'hello'; readonly abilities: readonly HostAbility[] }
  | { readonly type: 'render'; readonly version: number; readonly model: PreviewModel }
  /** The spec cannot be read at the moment: what was drawn last stays, with this message above. */
  | { readonly type: 'trouble'; readonly version: number; readonly message: string }
  /** What the spec language finds wrong with the spec that is shown. */
  | { readonly type: 'findings'; readonly findings: readonly SpecFinding[] }
  /** The cursor stands on the source of this place; without one nothing is outlined. */
  | { readonly type: 'outline'; readonly place?: SourcePlace }
  /** The tasks files there are, told again once their rows are counted. */
  | { readonly type: 'tasksFiles'; readonly files: readonly TasksFileInfo[] }
  /** Rows that a search found so far; `state` says whether it goes on. */
  | {
      readonly type: 'found';
      readonly request: number;
      readonly rows: readonly FoundRow[];
      readonly state: 'searching' | 'complete' | 'cut';
    }
  /** Past assignments to choose from. */
  | { readonly type: 'reviews'; readonly choices: readonly ReviewChoice[] }
  | { readonly type: 'performer'; readonly state: PerformerState }
  /** Text for the clipboard, where the page is the one to put it there. */
  | { readonly type: 'clipboard'; readonly text: string }
  /** A short word on what was done for the page, or why it was not. */
  | { readonly type: 'notice'; readonly kind: 'done' | 'failed'; readonly message: string };

export interface SpecFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  /** File below the workspace folder, and the zero-based line the finding begins on. */
  readonly file: string;
  readonly line: number;
  /** What of the interface it stands on, where it stands on the interface. */
  readonly place?: SourcePlace;
}

/** A place in the source of an interface or of its data specification. */
export type SourcePlace = InterfacePlace;

/** Page → host. */
export type PageMessage =
  /** The page listens from now on, and shows this choice again where it was reloaded. */
  | { readonly type: 'ready'; readonly choice?: DataChoice }
  | { readonly type: 'drawn'; readonly version: number }
  | {
      readonly type: 'submitted';
      readonly answers: readonly SubmittedAnswer[];
      /** Files that the answers name, where the host asked for answers to be sent. */
      readonly files: readonly HandedFile[];
    }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'choose'; readonly choice: DataChoice }
  | {
      readonly type: 'search';
      readonly request: number;
      readonly file: string;
      readonly text: string;
    }
  /** The choices of past assignments are wanted, of one pool or of the list of pools. */
  | { readonly type: 'askReviews'; readonly pool?: string }
  | { readonly type: 'reveal'; readonly place: SourcePlace }
  /** What is wrong with the interface as it is drawn now; replaces what was told before. */
  | { readonly type: 'problems'; readonly problems: readonly DrawnProblem[] }
  | { readonly type: 'revealFinding'; readonly file: string; readonly line: number }
  /** Copies a task with its answer as a row of golden tasks, or adds it to a file. */
  | {
      readonly type: 'goldenRow';
      readonly task: number;
      readonly output: FieldValues;
      readonly deed: 'copy' | 'append';
    }
  /** A performer's deeds besides submitting. */
  | { readonly type: 'performer'; readonly deed: 'take' | 'skip' | 'leave' };

export interface DrawnProblem {
  readonly message: string;
  readonly place?: SourcePlace;
}

export interface SubmittedAnswer {
  readonly valid: boolean;
  readonly output: FieldValues;
}

/** A file that the person gave or recorded in the frame. */
export interface HandedFile {
  /** The made-up id that stands in the output. */
  readonly id: string;
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
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
  /** What to show when the author asks where this comes from. */
  readonly source?: SourcePlace;
}

export interface FrameTask {
  /** Differs between the tasks of a page and stays the same over edits. */
  readonly id: string;
  readonly input: FieldValues;
  /** Kept answers, as the frame reported them before it was rebuilt. */
  readonly state?: unknown;
  /** A past answer (review), or one to begin with: what `output_values` held. */
  readonly answer?: FieldValues;
  /** Files that `answer` names, by attachment id; blobs can be drawn by the frame. */
  readonly files?: Readonly<Record<string, FrameFile>>;
  /** What a training says about a wrong answer; to be seen with the task from now on. */
  readonly hint?: string;
}

export interface FrameFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface FrameSettings {
  /** Review of a past assignment: nothing can be changed. */
  readonly readOnly: boolean;
  readonly platformOrigin: string;
  /** Of the performer: two letters, lower case. */
  readonly language: string;
  /** Where the performer is meant to be, as `lat,lng`; empty while it is not known. */
  readonly location: string;
  readonly direction: 'ltr' | 'rtl';
  /** How the performer's device is set; the frame's root element carries it as `data-theme`. */
  readonly theme: 'light' | 'dark' | 'contrast';
  /** Id of the assignment the tasks belong to, where there is a real one. */
  readonly assignmentId?: string;
  /** Origins that the user lets scripts and embedded pages reach; empty unless allowed. */
  readonly allowedHosts: readonly string[];
}

/** Page → frame, over the port the frame was given. */
export type ToFrame =
  | {
      readonly type: 'render';
      readonly version: number;
      readonly interface: TaskInterface;
      readonly inputSpec: PreviewModel['inputSpec'];
      readonly outputSpec: PreviewModel['outputSpec'];
      /** All tasks of the page, at least one. */
      readonly tasks: readonly FrameTask[];
      readonly settings: FrameSettings;
    }
  | { readonly type: 'submit' }
  /** Answered by the frame's port itself, as are the following; runtimes never see them. */
  | {
      readonly type: 'outline';
      readonly place?: SourcePlace;
      readonly scroll: 'into-view' | 'stay';
    }
  | { readonly type: 'picking'; readonly state: 'on' | 'off' }
  /** Whether the page records for the frame now, which may not use the microphone itself. */
  | { readonly type: 'recording'; readonly state: 'running' | 'refused' }
  | { readonly type: 'recorded'; readonly blob: Blob }
  | { readonly type: 'ping' };

/** Frame → page. Reports and states are in the order of the tasks. */
export type FromFrame =
  | { readonly type: 'drawn'; readonly version: number }
  /** After every change. A state is opaque to the page, which hands it back when it rebuilds a frame. */
  | {
      readonly type: 'changed';
      readonly reports: readonly TaskReport[];
      readonly states: readonly unknown[];
    }
  | { readonly type: 'submitted'; readonly reports: readonly TaskReport[] }
  | { readonly type: 'problem'; readonly message: string; readonly place?: SourcePlace }
  | { readonly type: 'openLink'; readonly url: string }
  /** A file that was given or recorded; `id` is what stands for it in the output. */
  | { readonly type: 'file'; readonly id: string; readonly name: string; readonly blob: Blob }
  /** The person wants to record with the microphone, to end that, or to throw it away. */
  | { readonly type: 'record'; readonly deed: 'start' | 'stop' | 'drop' }
  /** The interface itself asks to skip the assignment. */
  | { readonly type: 'skip' }
  | { readonly type: 'reveal'; readonly place: SourcePlace }
  /** A key by which reviewers go on, pressed where nothing can be typed. */
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'pickingEnded' }
  | { readonly type: 'pong' };

/** The only message a frame sends outside of its port: it can take one. */
export const frameHello = 'crowdsmith:frame-ready';

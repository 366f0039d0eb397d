import type { PipelinePicture } from '../pipeline/picture';
import type { Steer } from './steer';
import type { RunView } from './view/runView';

/** What the editor tells the pipeline panel. */
export type HostMessage =
  | {
      readonly type: 'view';
      readonly view: RunView;
      readonly reach: Reach;
      /** For the page to remember: it is given back when the window was reloaded. */
      readonly memory: PanelMemory;
    }
  /** There was no run yet. */
  | { readonly type: 'none'; readonly pipeline: string; readonly memory: PanelMemory }
  /** The spec itself, drawn; `trouble` where its newest state cannot be. */
  | {
      readonly type: 'picture';
      readonly picture?: PipelinePicture;
      readonly trouble?: string;
      readonly memory: DiagramMemory;
    }
  /** The sound of a clip that the page asked for. */
  | {
      readonly type: 'sound';
      readonly clip: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly mediaType: string;
    }
  | { readonly type: 'no-sound'; readonly clip: string; readonly message: string };

export interface PanelMemory {
  /** Address of the spec. */
  readonly spec: string;
  readonly profile: string;
}

/** Of a page that shows a spec and no run. */
export interface DiagramMemory {
  readonly spec: string;
  readonly shows: 'diagram';
}

/** Whose the run is: this window's, another process's, or nobody's, as it has ended. */
export type Reach = 'here' | 'elsewhere' | 'ended';

/** Things that the editor can open for the panel. */
export type Openable = 'dataset' | 'report' | 'results' | 'spec' | 'log';

/** What the pipeline panel asks of the editor. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'steer'; readonly wish: Steer }
  /** Go on with a run that has ended, or run it again. */
  | { readonly type: 'start' }
  | { readonly type: 'open'; readonly what: Openable }
  /** The pipeline's own diagram, before it has run. */
  | { readonly type: 'diagram' }
  /** A spec that the diagram names, by its path in the workspace. */
  | { readonly type: 'open-spec'; readonly path: string }
  /** Name of a clip, see `clipName`. */
  | { readonly type: 'play'; readonly clip: string };

/** Tells clips apart; the editor finds the file by it among the clips of its own view. */
export function clipName(clip: { readonly assignment: string; readonly place: number }): string {
  return `${clip.assignment}/${clip.place}`;
}

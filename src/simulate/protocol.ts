import type { SimulationReport } from './report/model';

/** What the editor tells the report panel. */
export type HostMessage =
  | { readonly type: 'report'; readonly report: SimulationReport; readonly before?: Headline }
  | { readonly type: 'run'; readonly run: RunState }
  | { readonly type: 'settings'; readonly settings: PanelSettings };

/** How the run goes. */
export type RunState =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly done: number;
      readonly total: number;
      readonly label: string;
    }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly message: string };

export interface PanelSettings {
  /** File name of the spec. */
  readonly spec: string;
  readonly seeds: number;
  /** Run again when the spec, or a file beside it, is saved. */
  readonly onSave: boolean;
}

/** The main figures of the run before this one, to tell what a change has done. */
export interface Headline {
  readonly cost: number;
  readonly hours: number;
  /** 0 to 1. */
  readonly accuracy?: number;
  readonly wasted: number;
  readonly bans: number;
}

/** What the report panel asks of the editor. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'run' }
  | { readonly type: 'stop' }
  | { readonly type: 'onSave'; readonly on: boolean }
  | { readonly type: 'seeds'; readonly seeds: number }
  | { readonly type: 'openSpec' }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'save' };

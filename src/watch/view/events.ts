import type { PipelineEvent, StageName } from '../../pipeline/events';
import type { Agreement, Clip, Counts, Deadline, Money, Pilot } from './runView';

/** The stages in which something is done to texts or recordings. */
export type WorkStage = Extract<
  StageName,
  'training' | 'classification' | 'recording' | 'verification'
>;

/** What a run tells about itself beyond its milestones. Figures are absolute, never differences. */
export type FigureEvent =
  | PlannedEvent
  | { readonly type: 'counts'; readonly stage: WorkStage; readonly counts: Counts }
  | ({ readonly type: 'money' } & Money)
  | ({
      readonly type: 'agreement';
      readonly stage: 'classification' | 'verification';
    } & Agreement)
  | ({
      readonly type: 'clip';
      readonly text_id: string;
    } & Omit<Clip, 'textId'>)
  | ({ readonly type: 'deadline' } & Deadline)
  | {
      readonly type: 'paused';
      readonly why: 'asked' | 'pilot' | 'trouble';
      readonly message: string;
      readonly remedy?: string;
    }
  | { readonly type: 'resumed' }
  | { readonly type: 'stopping'; readonly when: 'now' | 'after-batch' }
  | { readonly type: 'pilot'; readonly report: Omit<Pilot, 'decision'> }
  | {
      readonly type: 'dataset';
      readonly folder: string;
      readonly rows: number;
      readonly report?: string;
    };

export interface PlannedEvent {
  readonly type: 'planned';
  readonly pipeline: string;
  readonly profile: string;
  readonly sandbox: boolean;
  /** Below the workspace folder. */
  readonly spec: string;
  readonly texts: number;
  /** Absolute. */
  readonly stateFolder: string;
  readonly results: string;
  readonly budget?: { readonly soft?: number; readonly hard?: number; readonly reserve?: number };
  readonly attempts: number;
  readonly storage: { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 's3' };
}

/** How an attempt ended, as its process knows it. */
export type EndEvent =
  | { readonly type: 'stopped'; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };

export type WatchedEvent = PipelineEvent | FigureEvent | EndEvent;

import type { PipelineEvent } from '../../pipeline/events';

/** How an attempt ended, as its process knows it. */
export type EndEvent =
  | { readonly type: 'stopped'; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };

export type WatchedEvent = PipelineEvent | EndEvent;

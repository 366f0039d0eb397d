import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BoundAction, Deed, MessageId, TaskEngine, ViewNode, ViewState } from '../../core';
import type { Uploads } from './uploads';

/** What drawn components may do to the task they belong to. */
export interface TaskTools {
  readonly engine: TaskEngine;
  readonly uploads: Uploads;
  readonly readOnly: boolean;
  /** Origins from which embedded pages may be loaded. */
  readonly allowedHosts: readonly string[];
  /** A stock text in the performer's language. */
  readonly say: (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;
  readonly change: (view: ViewNode, value: unknown, path?: readonly string[]) => void;
  readonly removeItem: (view: ViewNode, index: number) => void;
  readonly run: (action: BoundAction) => void;
  readonly patch: (key: string, patch: ViewState) => void;
  readonly openLink: (url: string) => void;
  readonly badge: (deed: Deed) => string | undefined;
  /** Whether keys pressed on the page are meant for this task. */
  readonly isFocused: () => boolean;
}

export const TaskContext = createContext<TaskTools | undefined>(undefined);

export function useTask(): TaskTools {
  const tools = useContext(TaskContext);
  if (!tools) throw new Error('A component is drawn outside of a task');
  return tools;
}

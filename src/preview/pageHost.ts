import type { HostMessage, PageMessage } from './protocol';

/** Speaks with one page for as long as it is open. */
export interface PageHost {
  receive(message: PageMessage): unknown;
  /** Something that is shown may have changed. */
  refresh(): Promise<void>;
  end(): void;
}

export type ConnectPage = (post: (message: HostMessage) => void) => PageHost;

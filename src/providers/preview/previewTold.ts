import type * as vscode from 'vscode';
import type { HostMessage, PageMessage } from '../../preview';

/** A message between a preview's page and its host, for whoever follows along (host tests do). */
export type PreviewTold =
  | { readonly spec: vscode.Uri; readonly by: 'page'; readonly message: PageMessage }
  | { readonly spec: vscode.Uri; readonly by: 'host'; readonly message: HostMessage };

export type Tell = (news: PreviewTold) => void;

import type * as vscode from 'vscode';
import type { PageMessage } from '../../preview';

/** A message of a preview page, for whoever follows along (host tests do). */
export interface PreviewTold {
  readonly spec: vscode.Uri;
  readonly message: PageMessage;
}

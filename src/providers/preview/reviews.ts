import type * as vscode from 'vscode';
import { platformReviews } from '../../performer';
import type { Reviews, SpecPreview } from '../../preview';
import type { Services } from '../services';
import type { EditorFiles } from './editorFiles';

export type ReviewServices = Pick<Services, 'connections' | 'links' | 'log' | 'profiles'>;

/** Past assignments of the current profile, for the project that a preview shows. */
export function reviewsFor(
  { connections, links }: ReviewServices,
  spec: vscode.Uri,
  preview: SpecPreview,
  files: EditorFiles,
): Reviews {
  return platformReviews({
    client: async () => (await connections.need()).client,
    projectId: () => {
      const [project] = preview.sources();
      return links.idOf(project === undefined ? spec : files.uri(project));
    },
  });
}

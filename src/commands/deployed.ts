import type { DeployProgress, DeployReport } from '../deploy';
import type { Connection } from '../providers/connections';
import type { Services } from '../providers/services';
import type { Report } from './progress';
import { tellUploaded } from './uploaded';
import { counted } from '../spec/text/counted';
import { capital } from '../spec/text/capital';

/** Says in a notification and in the log what a deploy did, and returns the words. */
export async function tellDeployed(
  services: Services,
  { profile }: Connection,
  report: DeployReport,
): Promise<string> {
  await services.links.read();
  for (const { path, kind, id, action } of report.objects) {
    services.log.info(`${profile.label}: ${action} ${kind} ${id} from ${path}`);
  }
  const refused = report.uploads.flatMap((upload) => upload.refused);
  const message = `${createdText(report)} on ${profile.label}.`;
  tellUploaded(services, message, refused);
  return message;
}

/** One line of a progress notification. */
export function tellStep(progress: DeployProgress, tell: Report): void {
  switch (progress.type) {
    case 'object':
      tell(`${progress.action} ${progress.path}`);
      break;
    case 'tasks':
      tell(`tasks of ${progress.file}: ${progress.done} of ${progress.total}`);
      break;
    case 'uploaded':
      break;
  }
}

/** "Created pool 12 and project 3, updated training 7, 40 tasks uploaded". */
function createdText({ objects, uploads }: DeployReport): string {
  const parts = (['created', 'updated', 'unchanged'] as const).flatMap((action) => {
    const names = objects
      .filter((object) => object.action === action)
      .map(({ kind, id }) => `${kind} ${id}`);
    return names.length === 0 ? [] : [`${action} ${names.join(', ')}`];
  });
  const tasks = uploads.reduce((sum, { created }) => sum + created, 0);
  const all = tasks > 0 ? [...parts, `uploaded ${counted(tasks, 'task')}`] : parts;
  const text = all.length === 0 ? 'nothing to do' : all.join('; ');
  return capital(text);
}

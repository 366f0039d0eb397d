import { poolOf, projectOf, trainingOf, type RemoteNode } from './nodes';

/** The page of a node, or of what it is in, on the platform's site; its scheme is the platform's own. */
export function siteAddressOf(platformUrl: string, node: RemoteNode): string | undefined {
  const base = `${platformUrl}/requester`;
  const pool = poolOf(node)?.pool;
  if (pool !== undefined) return `${base}/project/${pool.project_id}/pool/${pool.id}`;
  const training = trainingOf(node)?.training;
  if (training !== undefined) {
    return `${base}/project/${training.project_id}/training/${training.id}`;
  }
  const project = projectOf(node)?.project;
  return project && `${base}/project/${project.id}`;
}

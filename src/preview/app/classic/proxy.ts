/** Address under which the platform would fetch another site's path for a task. */
export function proxyUrl(origin: string, path: string): string {
  return `${origin}/api/proxy/${path.replace(/^\/+/, '')}`;
}

export function refusedProxy(path: string): Promise<never> {
  return Promise.reject(
    new Error(`proxy("${path}") is answered by the platform only: the preview has no network`),
  );
}

import { testRegion } from '../support/s3';
import { editFile } from './workspaces';

/** Lets the example's pipeline keep its recordings in a bucket of the S3 server at `url`. */
export function keepInBucket(workspace: string, url: string): Promise<void> {
  const s3 = `{ endpoint: '${url}', region: ${testRegion}, bucket: voices, prefix: asr }`;
  const change = [/storage: \{ folder: \.\/storage \}/, `storage: { s3: ${s3} }`] as const;
  return editFile(workspace, 'asr-en.pipeline.yaml', change);
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface StorageCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they end, in milliseconds since 1970; undefined: never, or nobody said. */
  readonly expires?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Keys as the usual tools find them: the environment, else the profile (`AWS_PROFILE`, else `default`) of
 * the shared credentials file. Undefined when there are none.
 */
export async function findCredentials(
  env: Environment = process.env,
): Promise<StorageCredentials | undefined> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
  if (id && secret) {
    const expires = token ? Date.parse(env.AWS_CREDENTIAL_EXPIRATION ?? '') : NaN;
    return { ...credentials(id, secret, token), ...(!Number.isNaN(expires) && { expires }) };
  }
  const path = env.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials');
  const text = await readFile(path, 'utf8').catch(() => '');
  const found = sectionOf(text, env.AWS_PROFILE ?? 'default');
  const [fileId, fileSecret] = [found.get('aws_access_key_id'), found.get('aws_secret_access_key')];
  if (!fileId || !fileSecret) return undefined;
  return credentials(fileId, fileSecret, found.get('aws_session_token'));
}

function credentials(id: string, secret: string, token: string | undefined): StorageCredentials {
  return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
}

/** The values of one section of an INI file. */
function sectionOf(text: string, name: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
    if (section !== undefined) inside = section === name;
    const [, key, value] = /^\s*([^#;=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (inside && key !== undefined && value !== undefined) values.set(key, value);
  }
  return values;
}

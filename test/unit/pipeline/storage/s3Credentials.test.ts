import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCredentials } from '../../../../src/pipeline/storage/s3Credentials';
import { temporaryFolder } from '../temporaryFolder';

describe('keys of a bucket service', () => {
  const folder = temporaryFolder();
  const file = (): string => join(folder(), 'credentials');

  it('come from the environment, a token only with them', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: '' };
    assert.deepEqual(await findCredentials(env), { accessKeyId: 'a', secretAccessKey: 'b' });
    const withToken = await findCredentials({ ...env, AWS_SESSION_TOKEN: 'c' });
    assert.equal(withToken?.sessionToken, 'c');
  });

  it('else come from the profile of the shared file that is asked for', async () => {
    const lines = [
      '[default]',
      'aws_access_key_id = a',
      'aws_secret_access_key=b=c',
      '# [work]',
      '[work]',
      'aws_access_key_id = w',
      'aws_secret_access_key = x',
      'aws_session_token = y',
    ];
    await writeFile(file(), lines.join('\n'));
    const env = { AWS_SHARED_CREDENTIALS_FILE: file() };
    assert.deepEqual(await findCredentials(env), { accessKeyId: 'a', secretAccessKey: 'b=c' });
    assert.deepEqual(await findCredentials({ ...env, AWS_PROFILE: 'work' }), {
      ...{ accessKeyId: 'w', secretAccessKey: 'x', sessionToken: 'y' },
    });
    assert.equal(await findCredentials({ ...env, AWS_PROFILE: 'none' }), undefined);
  });

  it('are missing where nothing has any', async () => {
    assert.equal(await findCredentials({ AWS_SHARED_CREDENTIALS_FILE: file() }), undefined);
  });
});

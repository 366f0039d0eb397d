import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { createPlatformClient, type PlatformClient } from '../../../src/api';
import { startSandboxProcess } from '../../../src/providers/sandbox/sandboxProcess';

/** A sandbox platform of the test's own, to which the extension is attached while it runs. */
export interface TestSandbox {
  readonly client: PlatformClient;
  /** Lets the simulated performers rest, so that what is open stays open. */
  pauseCrowd(): Promise<void>;
  end(): Promise<void>;
}

/** Starts it as `npm start` would: beside the editor, which is told of it by the environment. */
export async function startTestSandbox(): Promise<TestSandbox> {
  const extension = vscode.extensions.getExtension('crowdsmith.crowdsmith');
  assert.ok(extension);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'crowdsmith-sandbox-'));
  const removeData = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  const running = await startSandboxProcess({
    cliPath: path.join(extension.extensionPath, 'dist', 'cli.js'),
    dataDir,
    seed: 7,
    speed: 0,
    onLog: () => undefined,
    onExit: () => undefined,
    signal: new AbortController().signal,
  }).catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  const stop = async (): Promise<void> => {
    delete process.env.CROWDSMITH_SANDBOX_URL;
    delete process.env.CROWDSMITH_SANDBOX_TOKEN;
    await running.stop();
    await removeData();
  };
  try {
    await attach(running);
  } catch (error) {
    // No hook of the test knows of it yet.
    await stop();
    throw error;
  }
  return asTestSandbox(running, stop);
}

async function attach({ url, token }: Serving): Promise<void> {
  await vscode.commands.executeCommand('crowdsmith.stopSandbox');
  await forgetOtherSandboxes();
  process.env.CROWDSMITH_SANDBOX_URL = url;
  process.env.CROWDSMITH_SANDBOX_TOKEN = token;
  await vscode.commands.executeCommand('crowdsmith.startSandbox');
}

type Serving = Readonly<Record<'url' | 'token', string>>;

function asTestSandbox({ url, token }: Serving, stop: () => Promise<void>): TestSandbox {
  const client = createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey' });
  return {
    client,
    async pauseCrowd() {
      const answer = await fetch(`${url}/sandbox/crowd`, {
        method: 'PUT',
        headers: { Authorization: `ApiKey ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ paused: true }),
      });
      assert.equal(answer.status, 200);
    },
    async end() {
      await vscode.commands.executeCommand('crowdsmith.stopSandbox');
      client.close();
      await stop();
    },
  };
}

/** The lock file of an earlier test speaks of another sandbox, which gave the same ids to other objects. */
async function forgetOtherSandboxes(): Promise<void> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const lock = vscode.Uri.joinPath(uri, 'crowdsmith.lock.json');
    await vscode.workspace.fs.delete(lock).then(undefined, () => undefined);
  }
  // Lock files are read again when profiles change: sooner than a watcher tells of the deletion.
  const settings = vscode.workspace.getConfiguration('crowdsmith');
  const { globalValue } = settings.inspect('profiles') ?? {};
  const user = vscode.ConfigurationTarget.Global;
  await settings.update('profiles', [{ name: 'passing', baseUrl: 'http://127.0.0.1:9' }], user);
  await settings.update('profiles', globalValue, user);
}

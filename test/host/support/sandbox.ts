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
  const running = await startSandboxProcess({
    cliPath: path.join(extension.extensionPath, 'dist', 'cli.js'),
    dataDir,
    seed: 7,
    speed: 0,
    onLog: () => undefined,
    onExit: () => undefined,
    signal: new AbortController().signal,
  });
  await vscode.commands.executeCommand('crowdsmith.stopSandbox');
  await forgetOtherSandboxes();
  process.env.CROWDSMITH_SANDBOX_URL = running.url;
  process.env.CROWDSMITH_SANDBOX_TOKEN = running.token;
  await vscode.commands.executeCommand('crowdsmith.startSandbox');
  const client = createPlatformClient({
    baseUrl: running.url,
    token: running.token,
    authorization: 'ApiKey',
  });
  return {
    client,
    async pauseCrowd() {
      const answer = await fetch(`${running.url}/sandbox/crowd`, {
        method: 'PUT',
        headers: {
          Authorization: `ApiKey ${running.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ paused: true }),
      });
      assert.equal(answer.status, 200);
    },
    async end() {
      await vscode.commands.executeCommand('crowdsmith.stopSandbox');
      delete process.env.CROWDSMITH_SANDBOX_URL;
      delete process.env.CROWDSMITH_SANDBOX_TOKEN;
      client.close();
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
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

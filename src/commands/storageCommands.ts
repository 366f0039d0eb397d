import { steps } from '../providers/ask';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { StorageKeys, StorageKeySet } from '../providers/storageKeys';
import type { StoredFile } from '../pipeline';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';
import { specTarget } from './specTargets';

/** Keys of the bucket that holds audio, and clearing up what runs left there. */
export function registerStorageCommands(
  commands: CommandRunner,
  services: Services,
  keys: StorageKeys,
): void {
  commands.registerCommand('crowdsmith.setStorageKeys', 'The keys were not kept', async () => {
    const given = await steps<StorageKeySet>(services.ask, 'Set Storage Keys', [
      {
        key: 'id',
        ask: (person) =>
          person.text({ prompt: 'Access key id of the bucket service', check: filled }),
      },
      {
        key: 'secret',
        ask: (person) =>
          person.text({ prompt: 'Secret access key', secret: 'secret', check: filled }),
      },
    ]);
    if (given === undefined) return;
    await keys.set(given);
    void services.ask.tell('info', 'The storage keys are kept in the secret storage.');
  });
  commands.registerCommand('crowdsmith.forgetStorageKeys', 'The keys are still kept', async () => {
    await keys.forget();
    void services.ask.tell(
      'info',
      'The storage keys are forgotten; those of the environment count.',
    );
  });
  commands.registerCommand('crowdsmith.cleanUpStorage', 'Could not clean up', (argument) =>
    cleanUp(services, keys, argument),
  );
}

const filled = (text: string): string | undefined =>
  text.trim() === '' ? 'It is empty.' : undefined;

const deletable = ['rejected', 'training', 'accepted'] as const;
type Deletable = (typeof deletable)[number];

const explained: Readonly<Record<Deletable, string>> = {
  rejected: 'Rejected recordings',
  training: 'Training recordings: performers in training cannot hear them any more',
  accepted: 'Accepted recordings that lie in the dataset on this machine',
};

/** Shows what is stored, asks what of it may go, names the numbers, then deletes. */
async function cleanUp(services: Services, keys: StorageKeys, argument: unknown): Promise<void> {
  const { ask, connections } = services;
  const title = 'Clean Up Storage';
  const spec = await specTarget(services, argument, {
    ...{ kinds: ['pipeline'], title, active: 'taken' },
    placeholder: 'Whose storage?',
  });
  if (spec === undefined) return;
  const { client, profile } = await connections.need();
  const { deleteStored, listStored } = await import('../pipeline');
  const kept = await keys.get();
  const about = {
    ...{ workspaceRoot: rootOf(spec), specPath: spec.fsPath, client, profile },
    ...(kept && { storageCredentials: { accessKeyId: kept.id, secretAccessKey: kept.secret } }),
  };
  const stored = await withProgress('Looking into the storage', (signal) =>
    listStored({ ...about, signal }),
  );
  const choices = deletable.flatMap((kind) => {
    const those = stored.filter((file) => file.kind === kind);
    return those.length === 0
      ? []
      : [{ label: explained[kind], description: sizeText(those), value: kind }];
  });
  if (choices.length === 0) {
    void ask.tell('info', `Nothing in the storage can be cleaned up (${sizeText(stored)} there).`);
    return;
  }
  const kinds = await ask.pickMany(choices, { title, placeholder: 'What may be deleted?' });
  if (kinds === undefined) return;
  const doomed = stored.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
  const agreed = await ask.confirm({
    message: `Delete ${sizeText(doomed)} from the storage?`,
    detail: `${kinds.map((kind) => explained[kind]).join('. ')}. This cannot be undone.`,
    agree: 'Delete',
  });
  if (!agreed) return;
  const deleted = await withProgress('Cleaning up the storage', (signal) =>
    deleteStored({ ...about, signal }, kinds),
  );
  void ask.tell('info', `Deleted ${sizeText(deleted)} from the storage.`);
}

function sizeText(files: readonly StoredFile[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const noun = files.length === 1 ? 'file' : 'files';
  return `${files.length} ${noun}, ${(bytes / 1e6).toFixed(1)} MB`;
}

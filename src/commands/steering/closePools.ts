import * as vscode from 'vscode';
import type { Services } from '../../providers/services';
import { doEach } from '../eachTarget';
import { namesOf, targetsOf } from '../targets';
import { pointerTo, poolOrTraining } from './openPools';

/** Closes pools and trainings; opening again is offered as the way back. */
export async function closePools(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const targets = await targetsOf(services, argument, selected, {
    kinds: ['pool', 'training'],
    status: 'OPEN',
    title: 'Close',
    placeholder: 'Pools and trainings that performers should see no more',
  });
  if (targets === undefined) return;
  const words = { doing: 'Closing', failed: 'could not be closed' };
  const closed = await doEach(services, targets, words, async (target, signal) => {
    const { actOnPool } = await import('../../providers/remote');
    await actOnPool(target.connection.client, poolOrTraining(target), 'close', { signal });
  });
  if (closed.length === 0) return;
  const again = 'Open Again';
  const text = `${namesOf(closed)} ${closed.length === 1 ? 'is' : 'are'} closed.`;
  void services.ask.tell('info', text, [again]).then((chosen) => {
    if (chosen !== again) return;
    void vscode.commands.executeCommand('crowdsmith.open', closed.map(pointerTo));
  });
}

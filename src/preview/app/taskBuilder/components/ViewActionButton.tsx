import type { JSX } from 'preact';
import { BoundAction } from '../../../core';
import { PushButton } from '../parts/PushButton';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function ViewActionButton({ view }: Drawn): JSX.Element {
  const { run } = useTask();
  const { action } = view.props;
  if (!(action instanceof BoundAction)) {
    throw new Error('"action" gives no action; the platform stops rendering here');
  }
  return (
    <PushButton
      label={view.text('content') ?? view.text('label') ?? ''}
      hint={view.text('hint')}
      pressed={undefined}
      disabled={false}
      deed={{ type: 'action', action }}
      onClick={() => run(action)}
    />
  );
}

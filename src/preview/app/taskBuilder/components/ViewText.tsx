import type { JSX } from 'preact';
import { printed } from '../../../core';
import type { Drawn } from './drawn';

export function ViewText({ view }: Drawn): JSX.Element {
  return <div class="tb-text">{printed(view.props.content)}</div>;
}

import type { JSX } from 'preact';
import { printed } from '../../../core';
import { cut } from '../parts/longText';
import type { Drawn } from './drawn';

export function ViewText({ view }: Drawn): JSX.Element {
  return <div class="tb-text">{cut(printed(view.props.content))}</div>;
}

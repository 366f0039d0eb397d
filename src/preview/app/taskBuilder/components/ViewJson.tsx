import type { JSX } from 'preact';
import { JsonTree } from '../parts/JsonTree';
import type { Drawn } from './drawn';

export function ViewJson({ view }: Drawn): JSX.Element {
  return <JsonTree value={view.props.content} />;
}

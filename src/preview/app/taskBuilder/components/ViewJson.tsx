import type { JSX } from 'preact';
import { JsonTree } from '../parts/JsonTree';
import type { Drawn } from './drawn';

/** The label is no caption here but the name of the root. */
export function ViewJson({ view }: Drawn): JSX.Element {
  return <JsonTree value={view.props.content} name={view.text('label')} />;
}

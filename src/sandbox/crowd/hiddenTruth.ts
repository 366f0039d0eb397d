import type { TaskRow } from '../domain/rows';
import { randomStream } from '../random/stream';
import type { TruthSource } from './crowdSpec';
import { contentKey } from './contentKey';

/** The right answer that the crowd file knows for a task; undefined when it says nothing of it. */
export function truthFrom(source: TruthSource, task: TaskRow, seed: number): string | undefined {
  const { inputValues } = task;
  switch (source.from) {
    case 'input':
      return textOf(inputValues[source.field]);
    case 'table':
      return source.rows.get(textOf(inputValues[source.key]) ?? '');
    case 'rules':
      return (
        source.rules.find(({ input, matches }) => matches.test(textOf(inputValues[input]) ?? ''))
          ?.answer ?? source.otherwise
      );
    case 'shares': {
      const stream = randomStream(seed, 'truth', contentKey(inputValues));
      return stream.weighted<string | undefined>(source.shares, undefined);
    }
  }
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

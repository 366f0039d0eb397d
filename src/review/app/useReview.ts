import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { KeptState } from '../../preview/app/panel/keptState';
import type { ReviewFilter, ReviewState } from '../state';
import { ArrivingFiles, type ArrivedFile } from './arrivingFiles';
import type { ReviewHost } from './host';

/** What a page shows again after a reload. */
interface Kept {
  readonly filter?: ReviewFilter;
  readonly current?: string;
  /** Comments that were begun, by assignment. */
  readonly drafts?: Readonly<Record<string, string>>;
}

export interface Review {
  /** Absent until the host has told something. */
  readonly state: ReviewState | undefined;
  readonly files: ReadonlyMap<string, ArrivedFile>;
  /** Grows with every file that has come. */
  readonly arrived: number;
  readonly draft: string;
  readonly setDraft: (text: string) => void;
}

const keptUnder = 'review';
/** Comments that were begun and left: the oldest go first. */
const mostDrafts = 50;

/** What the host told of the review, and comments that are being written. */
export function useReview(host: ReviewHost, kept: KeptState, press: (key: string) => void): Review {
  const [state, setState] = useState<ReviewState | undefined>();
  const [arrived, setArrived] = useState(0);
  const files = useMemo(() => new ArrivingFiles(), []);
  const newest = useRef<ReviewState | undefined>(undefined);
  const [drafts, setDrafts] = useState(() => keptOf(kept).drafts ?? {});
  // Before the preview's session begins to listen: effects of an inner hook run in order.
  useMemo(() => {
    host.onReview((message) => {
      if (message.type === 'review') {
        newest.current = message.state;
        setState(message.state);
      } else if (message.type === 'reviewPress') press(message.key);
      else if (files.take(message, newest.current?.files ?? [])) setArrived((old) => old + 1);
    });
  }, [host]);
  useEffect(() => {
    const { filter, current } = keptOf(kept);
    host.say({
      do: 'resume',
      ...(filter && { filter }),
      ...(current !== undefined && { current }),
    });
  }, [host]);
  const { filter, current } = state ?? {};
  useEffect(() => {
    if (!filter) return;
    const now: Kept = { filter, drafts, ...(current !== undefined && { current }) };
    kept.keepAnswer(keptUnder, now);
  }, [filter, current, drafts]);
  return {
    ...{ state, arrived, files: files.here },
    draft: drafts[current ?? ''] ?? '',
    setDraft: (text) => {
      if (current === undefined) return;
      const others = Object.entries(drafts).filter(([id]) => id !== current);
      const all = text === '' ? others : [...others, [current, text] as const];
      setDrafts(Object.fromEntries(all.slice(-mostDrafts)));
    },
  };
}

function keptOf(kept: KeptState): Kept {
  return kept.answer(keptUnder) ?? {};
}

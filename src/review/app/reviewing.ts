import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Verdict } from '../../api';
import type { ReviewEntry, ReviewState } from '../state';
import type { ReviewHost } from './host';

/** What a reviewer does, by mouse or by key. */
export interface Reviewing {
  readonly judge: (verdict: Verdict) => void;
  readonly step: (by: 1 | -1) => void;
  readonly undo: () => void;
  /** Takes one of the reasons as comment, or takes it out again. */
  readonly reason: (place: number) => void;
  readonly key: (key: string) => void;
  /** What the editor's own commands stand for. */
  readonly press: (key: string) => void;
}

interface Parts {
  readonly host: ReviewHost;
  readonly state: ReviewState | undefined;
  readonly entry: ReviewEntry | undefined;
  readonly ready: boolean;
  readonly draft: string;
  readonly setDraft: (text: string) => void;
  readonly comment: RefObject<HTMLTextAreaElement>;
}

export function useReviewing(parts: Parts): Reviewing {
  const { host, state, entry, ready, draft, setDraft, comment } = parts;
  const judge = (verdict: Verdict): void => {
    if (!entry || !ready) return;
    if (verdict === 'REJECTED' && draft.trim() === '') {
      comment.current?.focus();
      return;
    }
    host.say({ do: 'judge', id: entry.id, verdict, comment: draft });
    setDraft('');
    comment.current?.blur();
  };
  const step = (by: 1 | -1): void => host.say({ do: by === 1 ? 'next' : 'previous' });
  const undo = (): void => host.say({ do: 'undo' });
  const reason = (place: number): void => {
    const text = state?.reasons[place];
    if (text === undefined) return;
    const lines = draft.split('\n').filter((line) => line !== '');
    const rest = lines.filter((line) => line !== text);
    setDraft((rest.length < lines.length ? rest : [...lines, text]).join('\n'));
  };
  const deeds: Deeds = {
    a: () => judge('ACCEPTED'),
    r: () => judge('REJECTED'),
    j: () => step(1),
    ArrowRight: () => step(1),
    k: () => step(-1),
    ArrowLeft: () => step(-1),
    z: undo,
    '/': () => document.getElementById('search')?.focus(),
  };
  useKeys({ deeds, reason, judge, comment });
  return {
    ...{ judge, step, undo, reason },
    press: (key) => deeds[key]?.(),
    // From inside of the task's frame: only ways to look, and the next key is the page's own.
    key: (key) => {
      window.focus();
      step(key === 'j' ? 1 : -1);
    },
  };
}

type Deeds = Readonly<Record<string, () => void>>;

type Does = { readonly deeds: Deeds } & Pick<Reviewing, 'judge' | 'reason'> &
  Pick<Parts, 'comment'>;

/** Letters do what buttons do, unless somebody is typing. */
function useKeys(does: Does): void {
  const { deeds, judge, reason, comment } = does;
  const typed = (event: KeyboardEvent, field: HTMLElement): boolean => {
    const { key, ctrlKey, metaKey } = event;
    if (key === 'Escape') field.blur();
    else if (field === comment.current && key === 'Enter' && (ctrlKey || metaKey))
      judge('REJECTED');
    else return false;
    return true;
  };
  const pressed = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): boolean => {
    // A key that is held down goes on through the queue, but judges once.
    if (ctrlKey || metaKey || altKey || (repeat && /^[arz1-9]$/.test(key))) return false;
    const deed = /^[1-9]$/.test(key) ? () => reason(Number(key) - 1) : deeds[key];
    deed?.();
    return deed !== undefined;
  };
  const press = (event: KeyboardEvent): void => {
    const { target } = event;
    const field =
      target instanceof Element
        ? target.closest<HTMLElement>('input, textarea, select, audio, video')
        : null;
    if (field ? typed(event, field) : pressed(event)) event.preventDefault();
  };
  // The newest one from the moment it is drawn: what a key does must not lag behind what is seen.
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => newest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

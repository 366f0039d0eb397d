import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { editor } from './host';

/** What is played. The sound comes from the editor as bytes: the page may load nothing by itself. */
export interface Sound {
  readonly clip: string | undefined;
  readonly state: 'loading' | 'playing' | 'paused';
  readonly trouble: string | undefined;
  readonly element: RefObject<HTMLAudioElement>;
  /** Plays a clip from its begin; the one that is on goes on or pauses. */
  toggle(clip: string): void;
}

export function useSound(): Sound {
  const element = useRef<HTMLAudioElement>(null);
  const [clip, setClip] = useState<string>();
  const [state, setState] = useState<Sound['state']>('paused');
  const [trouble, setTrouble] = useState<string>();
  const wanted = useRef<string>();

  useEffect(() => {
    const audio = element.current;
    if (audio === null) return undefined;
    let address: string | undefined;
    const dispose = (): void => {
      if (address !== undefined) URL.revokeObjectURL(address);
    };
    audio.onplay = () => setState('playing');
    audio.onpause = () => setState('paused');
    audio.onerror = () => {
      if (audio.src !== '') setTrouble('This editor cannot play the format of the file.');
    };
    const stop = editor.listen((message) => {
      if (message.type !== 'sound' && message.type !== 'no-sound') return;
      if (message.clip !== wanted.current) return;
      if (message.type === 'no-sound') {
        setTrouble(message.message);
        return;
      }
      dispose();
      address = URL.createObjectURL(new Blob([message.bytes], { type: message.mediaType }));
      audio.src = address;
      // Refused only by an editor that plays nothing without a click into the page.
      void audio.play().catch(() => setState('paused'));
    });
    return () => {
      stop();
      dispose();
    };
  }, []);

  const toggle = (next: string): void => {
    const audio = element.current;
    if (audio === null) return;
    if (next === wanted.current && trouble === undefined && state !== 'loading') {
      if (audio.paused) void audio.play();
      else audio.pause();
      return;
    }
    audio.pause();
    wanted.current = next;
    setClip(next);
    setTrouble(undefined);
    setState('loading');
    editor.ask({ type: 'play', clip: next });
  };
  return { clip, state, trouble, element, toggle };
}

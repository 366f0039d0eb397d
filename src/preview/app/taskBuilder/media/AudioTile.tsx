import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type WaveSurfer from 'wavesurfer.js';
import type { Upload } from '../uploads';
import { createWave } from './wave';

/** A clip as a waveform with a button that plays it; a plain player where it cannot be decoded. */
export function AudioTile({ upload }: { readonly upload: Upload }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | undefined>(undefined);
  const [state, setState] = useState<'paused' | 'playing' | 'undecodable'>('paused');
  useEffect(() => {
    if (!box.current) return undefined;
    const made = createWave(box.current);
    wave.current = made;
    made.on('play', () => setState('playing'));
    made.on('pause', () => setState('paused'));
    made.on('finish', () => setState('paused'));
    made.loadBlob(upload.blob).catch(() => setState('undecodable'));
    return () => made.destroy();
  }, [upload]);
  if (state === 'undecodable') return <audio controls src={upload.url} aria-label={upload.name} />;
  const toggle = (): void => {
    wave.current?.playPause().catch(() => setState('undecodable'));
  };
  return (
    <div class="tb-audio-tile">
      <button
        type="button"
        class="tb-play"
        aria-label={upload.name}
        aria-pressed={state === 'playing'}
        onClick={toggle}
      >
        <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
          <path d={state === 'playing' ? 'M5 4h4v12H5zM11 4h4v12h-4z' : 'M6 3l11 7-11 7z'} />
        </svg>
      </button>
      <div class="tb-wave" ref={box} />
    </div>
  );
}

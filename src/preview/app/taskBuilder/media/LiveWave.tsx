import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import RecordPlugin from 'wavesurfer.js/dist/plugins/record.js';
import { createWave } from './wave';

/** What the microphone hears, as it hears it. */
export function LiveWave({ stream }: { readonly stream: MediaStream }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const wave = createWave(box.current);
    const record = wave.registerPlugin(RecordPlugin.create({ scrollingWaveform: true }));
    const heard = record.renderMicStream(stream);
    return () => {
      heard.onDestroy();
      wave.destroy();
    };
  }, [stream]);
  return <div class="tb-wave" ref={box} aria-hidden="true" />;
}

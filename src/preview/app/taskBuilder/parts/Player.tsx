import type { JSX, RefCallback } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { MessageId, ViewNode } from '../../../core';
import { rememberPlayer } from '../players';
import { useTask } from '../task';
import { MediaFault } from './MediaFault';

interface PlayerProps {
  readonly view: ViewNode;
  readonly kind: 'audio' | 'video';
}

/** A native player that tells the task when it was started, heard out, or could not load. */
export function Player({ view, kind }: PlayerProps): JSX.Element {
  const { patch, say } = useTask();
  const [fault, setFault] = useState<MessageId | undefined>();
  const url = view.text('url') ?? '';
  const remember: RefCallback<HTMLMediaElement> = useCallback(
    (element) => rememberPlayer(view.place, element),
    [view.place],
  );
  const shared = {
    controls: true,
    controlsList: 'nodownload',
    src: url === '' ? undefined : url,
    'aria-label': view.text('label') ?? kind,
    onPlay: () => patch(view.key, { played: true }),
    onEnded: () => patch(view.key, { playedFully: true }),
    onLoadedData: () => setFault(undefined),
    onError: (event: Event) => {
      setFault(reasonOf(event.currentTarget));
      patch(view.key, { failed: true });
    },
  };
  return (
    <>
      {kind === 'audio' ? (
        <audio {...shared} ref={remember} preload="auto" loop={view.flag('loop')} />
      ) : (
        <video {...shared} ref={remember} preload="metadata" playsInline />
      )}
      {fault === undefined ? null : <MediaFault url={url} reason={say(fault)} />}
    </>
  );
}

function reasonOf(player: EventTarget | null): MessageId {
  const code = player instanceof HTMLMediaElement ? player.error?.code : undefined;
  if (code === MediaError.MEDIA_ERR_NETWORK) return 'networkFailed';
  if (code === MediaError.MEDIA_ERR_DECODE) return 'notDecoded';
  return 'noMedia';
}

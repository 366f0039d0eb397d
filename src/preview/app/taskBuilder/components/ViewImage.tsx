import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { MediaBox } from '../parts/MediaBox';
import { MediaFault } from '../parts/MediaFault';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function ViewImage({ view }: Drawn): JSX.Element {
  const { patch } = useTask();
  const [failed, setFailed] = useState<string | undefined>();
  const url = view.text('url') ?? '';
  const { rotation = 0, zoomed = false, open = false } = view.state;
  const scrollable = view.flag('scrollable');
  const popup = view.props.popup !== false && !scrollable;
  const press = (): void => {
    if (scrollable) patch(view.key, { zoomed: !zoomed });
    else if (popup) patch(view.key, { open: true });
  };
  return (
    <MediaBox view={view} framed={!view.flag('noBorder')} minWidth={150}>
      <div class={`tb-image ${zoomed ? 'tb-image-zoomed' : ''}`}>
        <img
          src={url}
          alt={view.text('label') ?? ''}
          loading={view.flag('noLazyLoad') ? 'eager' : 'lazy'}
          style={{ transform: `rotate(${String(rotation)}deg)` }}
          onClick={press}
          onLoad={() => setFailed(undefined)}
          onError={() => setFailed(url)}
        />
      </div>
      <ImageTools view={view} popup={popup} rotation={rotation} />
      {failed === url ? <MediaFault url={url} reason="the picture cannot be loaded" /> : null}
      {open ? <Modal url={url} onClose={() => patch(view.key, { open: false })} /> : null}
    </MediaBox>
  );
}

interface ImageToolsProps {
  readonly view: ViewNode;
  readonly popup: boolean;
  readonly rotation: number;
}

function ImageTools({ view, popup, rotation }: ImageToolsProps): JSX.Element {
  const { patch } = useTask();
  const turn = (step: number): void => patch(view.key, { rotation: rotation + step });
  return (
    <div class="tb-image-tools">
      {popup ? (
        <button
          type="button"
          class="tb-icon-button"
          aria-label="Full screen"
          onClick={() => patch(view.key, { open: true })}
        >
          <Icon name="fullscreen" />
          <Badge deed={{ type: 'action.open-close', viewKey: view.key }} />
        </button>
      ) : null}
      {view.flag('rotatable') ? (
        <>
          <button
            type="button"
            class="tb-icon-button"
            aria-label="Rotate left"
            onClick={() => turn(-90)}
          >
            ↺<Badge deed={{ type: 'action.rotate', viewKey: view.key, payload: 'left' }} />
          </button>
          <button
            type="button"
            class="tb-icon-button"
            aria-label="Rotate right"
            onClick={() => turn(90)}
          >
            ↻<Badge deed={{ type: 'action.rotate', viewKey: view.key, payload: 'right' }} />
          </button>
        </>
      ) : null}
    </div>
  );
}

function Modal({
  url,
  onClose,
}: {
  readonly url: string;
  readonly onClose: () => void;
}): JSX.Element {
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <div class="tb-modal" role="dialog" aria-modal="true" aria-label="Picture" onClick={onClose}>
      <img class="tb-modal-picture" src={url} alt="" />
    </div>
  );
}

import type { CSSProperties, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Deed, ViewNode } from '../../../core';
import { Badge } from '../parts/Badge';
import { Icon, type IconName } from '../parts/Icon';
import { MediaBox } from '../parts/MediaBox';
import { MediaFault } from '../parts/MediaFault';
import { Modal } from '../parts/Modal';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function ViewImage({ view }: Drawn): JSX.Element {
  const { patch, say } = useTask();
  const url = view.text('url') ?? '';
  const { rotation = 0, open = false } = view.state;
  const popup = view.props.popup !== false && !view.flag('scrollable');
  return (
    <MediaBox view={view} framed={!view.flag('noBorder')} minWidth={150}>
      <Picture view={view} url={url} popup={popup} />
      <ImageTools view={view} popup={popup} rotation={rotation} />
      {open ? (
        <Modal
          label={view.text('label') ?? say('fullScreen')}
          onClose={() => patch(view.key, { open: false })}
        >
          <img class="tb-modal-picture" src={url} alt="" style={turned(rotation)} />
        </Modal>
      ) : null}
    </MediaBox>
  );
}

interface PictureProps {
  readonly view: ViewNode;
  readonly url: string;
  readonly popup: boolean;
}

/** A click opens the picture, or makes it larger where it scrolls; the buttons do the same. */
function Picture({ view, url, popup }: PictureProps): JSX.Element {
  const { patch, say } = useTask();
  const [failed, setFailed] = useState<string | undefined>();
  const { rotation = 0, zoomed = false } = view.state;
  const scrollable = view.flag('scrollable');
  const press = (): void => {
    if (scrollable) patch(view.key, { zoomed: !zoomed });
    else if (popup) patch(view.key, { open: true });
  };
  const looks = [
    ...['tb-image', scrollable ? 'tb-image-scrollable' : '', zoomed ? 'tb-image-zoomed' : ''],
    ...[popup ? 'tb-image-popup' : '', view.flag('transparent') ? 'tb-image-transparent' : ''],
    failed === url ? 'tb-image-failed' : '',
  ];
  return (
    <>
      <div class={looks.join(' ')}>
        <img
          src={url}
          alt={view.text('label') ?? ''}
          loading={view.flag('noLazyLoad') ? 'eager' : 'lazy'}
          style={turned(rotation)}
          onClick={press}
          onLoad={() => setFailed(undefined)}
          onError={() => setFailed(url)}
        />
      </div>
      {failed === url ? <MediaFault url={url} reason={say('noPicture')} /> : null}
    </>
  );
}

/** A quarter turn puts the picture's length where its height was: it shrinks until it fits. */
function turned(rotation: number): CSSProperties | undefined {
  if (rotation % 360 === 0) return undefined;
  const fits = rotation % 180 === 0 ? '' : ' scale(var(--turned-scale, 0.5625))';
  return { transform: `rotate(${String(rotation)}deg)${fits}` };
}

interface ImageToolsProps {
  readonly view: ViewNode;
  readonly popup: boolean;
  readonly rotation: number;
}

function ImageTools({ view, popup, rotation }: ImageToolsProps): JSX.Element {
  const { patch, say } = useTask();
  const { key, state } = view;
  const turn = (step: number): void => patch(key, { rotation: rotation + step });
  return (
    <div class="tb-image-tools">
      {popup ? (
        <ImageTool
          name={say('fullScreen')}
          icon="fullscreen"
          deed={{ type: 'action.open-close', viewKey: key }}
          onClick={() => patch(key, { open: true })}
        />
      ) : null}
      {view.flag('scrollable') ? (
        <ImageTool
          name={say(state.zoomed ? 'zoomOut' : 'zoomIn')}
          icon={state.zoomed ? 'zoomOut' : 'zoomIn'}
          deed={{ type: 'action.zoom-in-out', viewKey: key }}
          onClick={() => patch(key, { zoomed: !state.zoomed })}
        />
      ) : null}
      {view.flag('rotatable') ? (
        <>
          <ImageTool
            name={say('rotateLeft')}
            icon="rotateLeft"
            deed={{ type: 'action.rotate', viewKey: key, payload: 'left' }}
            onClick={() => turn(-90)}
          />
          <ImageTool
            name={say('rotateRight')}
            icon="rotateRight"
            deed={{ type: 'action.rotate', viewKey: key, payload: 'right' }}
            onClick={() => turn(90)}
          />
        </>
      ) : null}
    </div>
  );
}

interface ImageToolProps {
  readonly name: string;
  readonly icon: IconName;
  readonly deed: Deed;
  readonly onClick: () => void;
}

function ImageTool({ name, icon, deed, onClick }: ImageToolProps): JSX.Element {
  return (
    <button type="button" class="tb-icon-button" aria-label={name} title={name} onClick={onClick}>
      <Icon name={icon} />
      <Badge deed={deed} />
    </button>
  );
}

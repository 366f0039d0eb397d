import type { CSSProperties, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { Icon, type IconName } from '../parts/Icon';
import { Modal } from '../parts/Modal';
import { useTask } from '../task';
import type { Upload } from '../uploads';
import type { MessageId } from '../../../core';

interface GalleryProps {
  readonly view: ViewNode;
  readonly uploads: readonly Upload[];
}

/** Files of a past answer: one at a time, to be turned, enlarged, shown on the whole screen, saved. */
export function Gallery({ view, uploads }: GalleryProps): JSX.Element | null {
  const { patch } = useTask();
  const [index, setIndex] = useState(0);
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(1);
  const upload = uploads[Math.min(index, uploads.length - 1)];
  if (!upload) return null;
  const look = { transform: `rotate(${String(turn)}deg) scale(${String(zoom)})` };
  return (
    <div class="tb-gallery">
      <div class="tb-gallery-picture">
        <Medium upload={upload} style={look} />
      </div>
      <div class="tb-gallery-bar">
        {uploads.length > 1 ? (
          <Pages count={uploads.length} index={index} onPick={setIndex} />
        ) : null}
        <Deed name="rotateLeft" onClick={() => setTurn(turn - 90)} />
        <Deed name="rotateRight" onClick={() => setTurn(turn + 90)} />
        <Deed name="zoomIn" onClick={() => setZoom(Math.min(zoom * 1.25, 8))} />
        <Deed name="zoomOut" onClick={() => setZoom(Math.max(zoom * 0.8, 0.25))} />
        <Deed name="fullScreen" onClick={() => patch(view.key, { open: true })} />
        <Download upload={upload} />
      </div>
      {view.state.open ? (
        <Modal label={upload.name} onClose={() => patch(view.key, { open: false })}>
          <Medium upload={upload} style={{ transform: `rotate(${String(turn)}deg)` }} />
        </Modal>
      ) : null}
    </div>
  );
}

interface MediumProps {
  readonly upload: Upload;
  readonly style: CSSProperties;
}

function Medium({ upload, style }: MediumProps): JSX.Element {
  const { url, name, type } = upload;
  if (type.startsWith('video/'))
    return <video controls src={url} aria-label={name} style={style} />;
  if (type.startsWith('audio/')) return <audio controls src={url} aria-label={name} />;
  if (type.startsWith('image/')) return <img src={url} alt={name} style={style} />;
  return <span class="tb-upload-name">{name}</span>;
}

const icons: Readonly<Partial<Record<MessageId, IconName>>> = {
  rotateLeft: 'rotateLeft',
  rotateRight: 'rotateRight',
  zoomIn: 'zoomIn',
  zoomOut: 'zoomOut',
  fullScreen: 'fullscreen',
};

function Deed({
  name,
  onClick,
}: {
  readonly name: MessageId;
  readonly onClick: () => void;
}): JSX.Element {
  const { say } = useTask();
  return (
    <button
      type="button"
      class="tb-tool"
      aria-label={say(name)}
      title={say(name)}
      onClick={onClick}
    >
      <Icon name={icons[name] ?? 'file'} />
    </button>
  );
}

function Download({ upload }: { readonly upload: Upload }): JSX.Element {
  const { say } = useTask();
  return (
    <a class="tb-tool" href={upload.url} download={upload.name} aria-label={say('download')}>
      <Icon name="download" />
    </a>
  );
}

interface PagesProps {
  readonly count: number;
  readonly index: number;
  readonly onPick: (index: number) => void;
}

function Pages({ count, index, onPick }: PagesProps): JSX.Element {
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <button
          type="button"
          class="tb-tool"
          key={i}
          aria-current={i === index ? 'true' : undefined}
          onClick={() => onPick(i)}
        >
          {i + 1}
        </button>
      ))}
    </>
  );
}

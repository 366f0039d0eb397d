import type { JSX } from 'preact';
import type { ReviewFile } from '../state';
import type { ArrivedFile } from './arrivingFiles';
import type { ReviewHost } from './host';

interface FilesProps {
  readonly host: ReviewHost;
  readonly files: readonly ReviewFile[];
  readonly here: ReadonlyMap<string, ArrivedFile>;
}

/** Files of the answers, to be heard and seen also where the interface does not show them. */
export function Files({ host, files, here }: FilesProps): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <section class="files" aria-label="Files">
      {files.map((file) => (
        <div key={file.id} class="file">
          <span class="file-name" title={`${file.name} (${file.type})`}>
            {file.name}
          </span>
          <Shown file={file} arrived={here.get(file.id)} />
          <button
            type="button"
            class="link"
            aria-label={`Save ${file.name}`}
            onClick={() => host.say({ do: 'save', file: file.id })}
          >
            Save…
          </button>
        </div>
      ))}
    </section>
  );
}

function Shown({
  file,
  arrived,
}: {
  readonly file: ReviewFile;
  readonly arrived: ArrivedFile | undefined;
}): JSX.Element {
  if (!arrived) return <small role="status">{wordsOn[file.state]}</small>;
  const { name, type } = file;
  if (type.startsWith('audio/')) return <audio controls src={arrived.url} aria-label={name} />;
  if (type.startsWith('video/')) return <video controls src={arrived.url} aria-label={name} />;
  if (type.startsWith('image/')) return <img src={arrived.url} alt={name} />;
  return <small>{`${String(Math.ceil(arrived.blob.size / 1024))} KB`}</small>;
}

const wordsOn: Readonly<Record<ReviewFile['state'], string>> = {
  coming: 'coming…',
  here: '',
  'too-large': 'too large to be shown here',
  failed: 'could not be had',
};

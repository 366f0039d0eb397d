/** Files that the answers of the page name: given in this frame, or handed over by the page. */
import type { FrameFile } from '../../protocol';
import { events } from './events';

export interface KnownFile {
  readonly id: string;
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  /** Address inside of the frame. */
  readonly url: string;
}

const files = new Map<string, KnownFile>();
const waiting = new Map<string, (() => void)[]>();

export function knownFile(id: string): KnownFile | undefined {
  return files.get(id);
}

/** Calls back once a file that is not known yet is. */
export function whenKnown(id: string, then: () => void): void {
  if (files.has(id)) return;
  waiting.set(id, [...(waiting.get(id) ?? []), then]);
}

/** Takes a file that was given just now; nothing leaves the frame but to the page. */
export function addFile(file: File): KnownFile {
  const added = keep(crypto.randomUUID(), file.name, file);
  events.file(added.id, added.name, file);
  return added;
}

/** Takes what the page knows of earlier answers, by attachment id. */
export function rememberFiles(known: Readonly<Record<string, FrameFile>> | undefined): void {
  for (const [id, { name, blob }] of Object.entries(known ?? {})) {
    if (!files.has(id)) keep(id, name, blob);
  }
  // What is drawn already has waited for them.
  serveElements();
}

function keep(id: string, name: string, blob: Blob): KnownFile {
  const file = { id, name, type: blob.type, url: URL.createObjectURL(blob) };
  files.set(id, file);
  for (const then of waiting.get(id) ?? []) then();
  waiting.delete(id);
  return file;
}

const attachment = /\/api\/attachments\/([^/?#]+)(?:\/(?:preview|download))?(?:[?#]|$)/;

/**
 * Templates put attachments into their markup by the platform's address. The frame may not ask the
 * platform, so pictures and players get the file itself as soon as it is known.
 */
export function serveAttachments(): void {
  // One look for all changes of a turn: an author may make very many.
  const observer = new MutationObserver(serveElements);
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributeFilter: ['src', 'href'],
  });
}

function serveElements(): void {
  const wanted = '[src*="/api/attachments/"], [href*="/api/attachments/"]';
  for (const element of document.querySelectorAll(wanted)) {
    for (const name of ['src', 'href']) {
      const id = attachment.exec(element.getAttribute(name) ?? '')?.[1];
      const file = id === undefined ? undefined : files.get(id);
      if (file) element.setAttribute(name, file.url);
    }
  }
}

import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isWebAddress, printed } from '../../../core';
import { cut } from '../parts/longText';
import { useTask } from '../task';
import type { Drawn } from './drawn';

const reader = new MarkdownIt({ html: false, linkify: true, breaks: false });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** What Markdown can make, and nothing that could act or reach out by itself. */
const rules = {
  ALLOWED_TAGS: [
    ...[
      'a',
      'b',
      'blockquote',
      'br',
      'code',
      'del',
      'em',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'hr',
    ],
    ...['i', 'img', 'li', 'ol', 'p', 'pre', 's', 'strong', 'table', 'tbody', 'td', 'th', 'thead'],
    ...['tr', 'ul'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'src', 'alt', 'start', 'style'],
};

export function ViewMarkdown({ view }: Drawn): JSX.Element {
  return <Markdown text={printed(view.props.content)} />;
}

/** HTML in the source is text; links are opened by the host, never by the frame. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const { openLink } = useTask();
  const html = useMemo(() => DOMPurify.sanitize(reader.render(cut(text)), rules), [text]);
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    event.preventDefault();
    if (event.type === 'click' && isWebAddress(link.href)) openLink(link.href);
  };
  return (
    <div
      class="tb-markdown"
      dangerouslySetInnerHTML={{ __html: html }}
      onClick={follow}
      onAuxClick={follow}
    />
  );
}

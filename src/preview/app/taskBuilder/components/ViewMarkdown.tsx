import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import type { JSX } from 'preact';
import { isWebAddress, printed } from '../../../core';
import { useTask } from '../task';
import type { Drawn } from './drawn';

const reader = new MarkdownIt({ html: false, linkify: true, breaks: false });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

export function ViewMarkdown({ view }: Drawn): JSX.Element {
  return <Markdown text={printed(view.props.content)} />;
}

/** HTML in the source is text; links are opened by the host, never by the frame. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const { openLink } = useTask();
  const html = DOMPurify.sanitize(reader.render(text));
  return (
    <div
      class="tb-markdown"
      dangerouslySetInnerHTML={{ __html: html }}
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (!link) return;
        event.preventDefault();
        if (isWebAddress(link.href)) openLink(link.href);
      }}
    />
  );
}

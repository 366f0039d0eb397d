/** The editor around a page, as the page sees it: messages there and back, and a memory. */
export interface EditorAround<FromEditor, ToEditor> {
  ask(message: ToEditor): void;
  /** Answers with a function that stops listening. */
  listen(take: (message: FromEditor) => void): () => void;
  /** Kept for the page that stands here after a reload of the window. */
  remember(state: unknown): void;
}

interface EditorApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

/**
 * To be called once a page. In a browser of its own, where no editor is, what is asked becomes an
 * event `asked` of the window.
 */
export function editorAround<FromEditor extends object, ToEditor>(): EditorAround<
  FromEditor,
  ToEditor
> {
  const editor: EditorApi | undefined =
    typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
  return {
    ask(message) {
      if (editor !== undefined) editor.postMessage(message);
      else window.dispatchEvent(new CustomEvent('asked', { detail: message }));
    },
    listen(take) {
      const listener = ({ data }: MessageEvent<FromEditor | string | null>): void => {
        if (typeof data === 'object' && data !== null && 'type' in data) take(data);
      };
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    },
    remember: (state) => editor?.setState(state),
  };
}

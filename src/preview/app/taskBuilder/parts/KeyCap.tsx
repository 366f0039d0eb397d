import type { JSX } from 'preact';

const arrows: Readonly<Record<string, string>> = { up: '↑', down: '↓' };

/** The name of a key as a badge; nothing where there is none. */
export function KeyCap({ name }: { readonly name: string | undefined }): JSX.Element | null {
  if (name === undefined) return null;
  return (
    <kbd class="tb-badge" aria-hidden="true">
      {arrows[name] ?? name.toUpperCase()}
    </kbd>
  );
}

/** A place in a task interface or in its data specification, wherever the text of it is kept. */
export type InterfacePlace =
  /** Path from the root of a Template Builder config, as `$ref` spells it: `view.items.0`. */
  | { readonly part: 'config'; readonly path: string }
  /** Zero-based lines of a classic interface's text, the last one included. */
  | { readonly part: InterfaceText; readonly from: number; readonly to: number }
  | { readonly part: 'inputSpec' | 'outputSpec'; readonly field: string };

export type InterfaceText = 'markup' | 'script' | 'styles';

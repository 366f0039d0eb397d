/** Tags of the text segmentation editor, as templates list them. */
export interface Tag {
  /** One of ten names; the editor has no other colours. */
  readonly tag_color: string;
  readonly tag_name: string;
  readonly tag_hotkey?: string;
}

export interface ColouredTag extends Tag {
  /** The colour as styles spell it. */
  readonly colour: string;
}

/** In the editor's own order, which also serves tags whose colour is not among them. */
const colours: Readonly<Record<string, string>> = {
  blue: '#8ab8ff',
  yellow: '#ffdb4d',
  green: '#7fd99a',
  red: '#ff8a80',
  gray: '#c4c9ce',
  brown: '#d0a98a',
  violet: '#c5a3f0',
  orange: '#ffb366',
  pink: '#ff9fce',
  turquoise: '#7fdbda',
};

export function coloured(tags: readonly Tag[]): readonly ColouredTag[] {
  const all = Object.values(colours);
  return tags.map((tag, index) => ({
    ...tag,
    colour: colours[tag.tag_color.toLowerCase()] ?? all[index % all.length] ?? '#c4c9ce',
  }));
}

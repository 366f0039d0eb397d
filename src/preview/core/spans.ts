/** Labelled stretches of a text: `field.text-annotation` keeps them sorted and without overlap. */
import { isRecord } from './json';

export interface Stretch {
  /** In UTF-16 units from the beginning of the text. */
  readonly offset: number;
  readonly length: number;
}

export interface Span extends Stretch {
  readonly label: string;
  /** The text it covers. */
  readonly segment: string;
}

export function spansOf(value: unknown, text: string): readonly Span[] {
  if (!Array.isArray(value)) return [];
  return sorted(
    value
      .filter(isRecord)
      .flatMap(({ label, offset, length }) =>
        typeof label === 'string' && typeof offset === 'number' && typeof length === 'number'
          ? [spanAt({ offset, length }, label, text)]
          : [],
      ),
  );
}

/**
 * Labels a stretch. Inside a span of the same label it takes the label away; the newest label wins
 * where spans overlap, and equal neighbours that touch become one.
 */
export function labelStretch(
  spans: readonly Span[],
  stretch: Stretch,
  label: string,
  text: string,
): readonly Span[] {
  const inside = spans.find((span) => span.label === label && contains(span, stretch));
  if (inside) return spans.filter((span) => span !== inside);
  const others = cleared(spans, stretch, text);
  return merged(sorted([...others, spanAt(stretch, label, text)]), text);
}

/** Takes the labels off a stretch; spans that reach beyond it keep their rest. */
export function cleared(spans: readonly Span[], stretch: Stretch, text: string): readonly Span[] {
  const end = endOf(stretch);
  return spans.flatMap((span) => {
    const parts = [
      { offset: span.offset, length: Math.min(endOf(span), stretch.offset) - span.offset },
      { offset: Math.max(span.offset, end), length: endOf(span) - Math.max(span.offset, end) },
    ];
    return parts.filter((part) => part.length > 0).map((part) => spanAt(part, span.label, text));
  });
}

/** Grows a selection to whole runs of letters and digits, and trims what is neither at its ends. */
export function wholeWords(stretch: Stretch, text: string): Stretch | undefined {
  const isWord = (index: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(index));
  let [start, end] = [stretch.offset, endOf(stretch)];
  while (start < end && !isWord(start)) start += 1;
  while (end > start && !isWord(end - 1)) end -= 1;
  if (start === end) return undefined;
  while (start > 0 && isWord(start - 1)) start -= 1;
  while (end < text.length && isWord(end)) end += 1;
  return { offset: start, length: end - start };
}

export type StretchStep =
  'next-word' | 'previous-word' | 'grow' | 'shrink' | 'grow-letter' | 'shrink-letter';

/** Selecting by keyboard: from word to word, and longer or shorter at its end. */
export function stepped(
  now: Stretch | undefined,
  step: StretchStep,
  text: string,
): Stretch | undefined {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    offset: match.index,
    length: match[0].length,
  }));
  const end = now ? endOf(now) : 0;
  switch (step) {
    case 'next-word':
      return words.find((word) => word.offset >= end) ?? now;
    case 'previous-word':
      return words.findLast((word) => endOf(word) <= (now?.offset ?? 0)) ?? now;
    case 'grow':
      return upTo(now, Math.min(...words.map(endOf).filter((place) => place > end)), text);
    case 'shrink':
      return upTo(now, Math.max(...words.map(endOf).filter((place) => place < end)), text);
    case 'grow-letter':
      return upTo(now, end + 1, text);
    case 'shrink-letter':
      return upTo(now, end - 1, text);
  }
}

/** The same beginning with another end; as it was when there is no such end. */
function upTo(now: Stretch | undefined, end: number, text: string): Stretch | undefined {
  const offset = now?.offset ?? 0;
  return end > offset && end <= text.length ? { offset, length: end - offset } : now;
}

function spanAt({ offset, length }: Stretch, label: string, text: string): Span {
  return { label, offset, length, segment: text.slice(offset, offset + length) };
}

function merged(spans: readonly Span[], text: string): readonly Span[] {
  return spans.reduce<readonly Span[]>((done, span) => {
    const last = done.at(-1);
    if (last?.label !== span.label || endOf(last) < span.offset) return [...done, span];
    const whole = { offset: last.offset, length: endOf(span) - last.offset };
    return [...done.slice(0, -1), spanAt(whole, span.label, text)];
  }, []);
}

function sorted(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((left, right) => left.offset - right.offset);
}

function contains(outer: Stretch, inner: Stretch): boolean {
  return outer.offset <= inner.offset && endOf(inner) <= endOf(outer);
}

function endOf({ offset, length }: Stretch): number {
  return offset + length;
}

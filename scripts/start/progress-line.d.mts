/** See progress-line.mjs. */
export class ProgressLine {
  constructor(out?: {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
  });
  show(now: { readonly stage: string; readonly text: string }): void;
  say(text: string): void;
  clear(): void;
}

import type { Toast } from '../../core';

export interface ShownToast {
  readonly id: number;
  readonly toast: Toast;
  readonly phase: 'shown' | 'fading';
}

const fadeMs = 100;

/** Messages at the bottom of the page: each waits, shows, and goes when its time is over. */
export class Toasts {
  #shown: readonly ShownToast[] = [];
  #last = 0;

  constructor(private readonly changed: () => void) {}

  get shown(): readonly ShownToast[] {
    return this.#shown;
  }

  /** The duration counts from now, the delay included. */
  add(toast: Toast): void {
    this.#last += 1;
    const id = this.#last;
    setTimeout(() => this.#set([...this.#shown, { id, toast, phase: 'shown' }]), toast.delay);
    setTimeout(() => this.#drop(id), toast.duration);
  }

  /** Closed by hand: it fades first. */
  close(id: number): void {
    this.#set(this.#shown.map((one) => (one.id === id ? { ...one, phase: 'fading' } : one)));
    setTimeout(() => this.#drop(id), fadeMs);
  }

  #drop(id: number): void {
    this.#set(this.#shown.filter((one) => one.id !== id));
  }

  #set(shown: readonly ShownToast[]): void {
    this.#shown = shown;
    this.changed();
  }
}

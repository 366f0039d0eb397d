/** What a person may ask of a run while it goes on. */
export type Wish = 'pause' | 'resume' | 'stop-after-batch' | 'go-on' | 'stop';

/** The wires to a run: from keys in a terminal, or from messages of an editor. */
export interface RunControl {
  /** No new step begins until `resume`; steps under way end. Open pools stay open. */
  pause(): void;
  /** Goes on after any pause, also one that trouble caused. */
  resume(): void;
  /** Ends the run when the recordings under way have their verdicts. */
  stopAfterBatch(): void;
  /** The answer to what a pilot showed. */
  decide(answer: 'go-on' | 'stop'): void;
  /** For the run: hears every wish from now on. Answers with a function that ends that. */
  listen(hear: (wish: Wish) => void): () => void;
}

export function createRunControl(): RunControl {
  const listeners = new Set<(wish: Wish) => void>();
  const say = (wish: Wish): void => {
    for (const hear of [...listeners]) hear(wish);
  };
  return {
    pause: () => say('pause'),
    resume: () => say('resume'),
    stopAfterBatch: () => say('stop-after-batch'),
    decide: (answer) => say(answer),
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

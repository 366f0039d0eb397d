import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BigSpecName } from '../bigSpecs';
import type { Answer, SideName } from './side';

/** One side of the comparison, at work in its process. Sides are asked in turn, never at once. */
export class Side {
  readonly #process: ChildProcess;

  constructor(side: SideName, spec: BigSpecName, lines: number) {
    this.#process = fork(path.join(__dirname, 'side.ts'), [side, spec, String(lines)], {
      execArgv: ['--require', 'tsx/cjs'],
    });
  }

  async keystroke(number: number): Promise<Answer> {
    const answer = once(this.#process, 'message');
    this.#process.send(number);
    const [answered] = (await answer) as [Answer];
    return answered;
  }

  end(): void {
    this.#process.kill();
  }
}

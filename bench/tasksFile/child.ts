/**
 * Checks the tasks file it is given as the editor does, in a process of its own, and prints what that took.
 * Bundled by `../tasksFile.ts`, so that nothing but Node and the check is in memory.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { checkTasks } from '../../src/providers/language/tasksCheck';
import type { TasksFileOptions } from '../../src/spec';

export interface TasksFileFigures {
  readonly findings: number;
  readonly seconds: number;
  /** The longest time for which nothing else had its turn. */
  readonly blockedMs: number;
  /** The most that the process ever held, and of that on the heap. */
  readonly rssMb: number;
  readonly heapMb: number;
}

async function main(): Promise<void> {
  const [, , file = '', options = '{}'] = process.argv;
  const reading = JSON.parse(options) as TasksFileOptions;
  let heap = 0;
  const sampling = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  const found = await checkTasks({ from: 'disk', file }, [reading], new AbortController().signal);
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  clearInterval(sampling);
  const figures: TasksFileFigures = {
    findings: found.length,
    seconds,
    blockedMs: delay.max / 1e6,
    rssMb: process.resourceUsage().maxRSS / 1024,
    heapMb: heap / 2 ** 20,
  };
  console.log(JSON.stringify(figures));
}

void main();

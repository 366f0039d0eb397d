import type { Command } from '../command';
import { aggregate } from './aggregate';
import { attachments } from './attachments';
import { cleanup } from './cleanup';
import { corpus } from './corpus';
import { deploy } from './deploy';
import { diff } from './diff';
import { estimate } from './estimate';
import { archive, close, open } from './poolLife';
import { preview } from './preview';
import { pull } from './pull';
import { results } from './results';
import { run } from './run';
import { sandbox } from './sandbox';
import { simulate } from './simulate';
import { validate } from './validate';
import { verdicts } from './verdicts';
import { wait } from './wait';

/** All commands, in the order in which people meet them. */
export const commands: readonly Command[] = [
  validate,
  preview,
  sandbox,
  deploy,
  diff,
  pull,
  estimate,
  simulate,
  open,
  close,
  wait,
  archive,
  results,
  attachments,
  verdicts,
  run,
  cleanup,
  corpus,
  aggregate,
];

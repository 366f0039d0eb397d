import { latest, percent, performerOf, readings, type Collector } from '../collector';
import { captchas } from '../moments';

/** Captchas shown between tasks, where the pool's `captcha_frequency` asks for them. */
export const captcha: Collector = {
  type: 'CAPTCHA',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const window = latest(scope, captchas);
    const solved = window.filter(({ isSolved }) => isSolved).length;
    return readings({
      stored_results_count: window.length,
      success_rate: percent(solved, window.length),
      fail_rate: percent(window.length - solved, window.length),
    });
  },
};

import { history, latest, percent, performerOf, readings, type Collector } from '../collector';

/** Captchas shown between tasks, where the pool's `captcha_frequency` asks for them. */
export const captcha: Collector = {
  type: 'CAPTCHA',
  subjects: (event, pool) => performerOf(event, pool, 'assignment-submitted'),
  measure(scope) {
    const shown = history(scope, (row) => row.submittedAt).flatMap((row) => row.captchas);
    const window = latest(shown, scope.historySize);
    const solved = window.filter(Boolean).length;
    return readings({
      stored_results_count: window.length,
      success_rate: percent(solved, window.length),
      fail_rate: percent(window.length - solved, window.length),
    });
  },
};

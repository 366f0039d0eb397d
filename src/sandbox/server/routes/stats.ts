import type { RouteGroup } from '../context';

/** Counters for tests and for the curious: what was asked, made and judged. */
export const statsRoutes: RouteGroup = (app, { world, stats }) => {
  app.get('/sandbox/stats', () => {
    const { store } = world;
    const pools = [...store.pools.values()];
    return {
      requests: stats.requests,
      created: {
        projects: store.projects.size,
        pools: pools.filter(({ kind }) => kind === 'pool').length,
        trainings: pools.filter(({ kind }) => kind === 'training').length,
        tasks: store.tasks.size,
        task_suites: store.taskSuites.countBy('requester', 'own'),
        skills: [...store.skills.values()].filter(isOwnSkill).length,
        assignments: store.assignments.size,
        attachments: store.attachments.size,
        operations: store.operations.size,
        user_restrictions: store.userRestrictions.size,
        performers: store.performers.size,
      },
      verdicts: Object.fromEntries(
        store.assignments.by('judge', 'requester').map(({ id, verdicts }) => {
          const asked = verdicts.filter(({ by }) => by === 'requester');
          return [id, asked.map(({ status }) => status)];
        }),
      ),
      simulated_time: world.date(),
      process: usage(),
    };
  });
};

/** What this process has taken since it began. */
function usage(): { readonly cpu_seconds: number; readonly peak_megabytes: number } {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpu_seconds: (userCPUTime + systemCPUTime) / 1e6, peak_megabytes: maxRSS / 1024 };
}

function isOwnSkill({
  spec,
}: {
  readonly spec: { readonly global?: boolean; readonly training?: boolean };
}): boolean {
  return spec.global !== true && spec.training !== true;
}

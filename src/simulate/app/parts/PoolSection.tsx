import type { ComponentChildren } from 'preact';
import { over, whole } from '../../report/format';
import type { PoolReport } from '../../report/model';
import { AccuracyBars } from './AccuracyBars';
import { GroupsTable } from './GroupsTable';
import { MoneyBar } from './MoneyBar';
import { PeoplePlot } from './PeoplePlot';
import { ProgressPlot } from './ProgressPlot';
import { RulesTable } from './RulesTable';

interface PoolSectionProps {
  readonly pool: PoolReport;
  /** It is one of several behind tabs. */
  readonly isPanel: boolean;
  readonly isPartial: boolean;
}

/** Everything about one pool. */
export function PoolSection({ pool, isPanel, isPartial }: PoolSectionProps) {
  const seeds = pool.cost.values.length;
  return (
    <div class="pool" id="pool" {...(isPanel && { role: 'tabpanel', 'aria-label': pool.name })}>
      {pool.finished < seeds && <Unfinished pool={pool} />}
      <div class="grid">
        <Box
          title="Answers over time"
          about={`${over(pool.answered, whole)} answers; each line is a seed`}
        >
          <ProgressPlot pool={pool} />
        </Box>
        <Box
          title="Answers per performer"
          about={`${over(pool.performers, whole)} people; shown is the first seed`}
        >
          <PeoplePlot pool={pool} />
        </Box>
        <Box
          title="What you get"
          about="against the hidden truth; the thin bar is the range over seeds"
        >
          <AccuracyBars pool={pool} />
          <MoneyBar pool={pool} />
        </Box>
        <Box
          title="The crowd"
          about={`${whole(pool.newcomers.mean)} of them came later, for others or for more work`}
        >
          <GroupsTable pool={pool} />
        </Box>
      </div>
      <Box
        title="What each rule is worth"
        about="averages over the seeds, and the same seeds again with one rule left out at a time"
      >
        <RulesTable pool={pool} isPartial={isPartial} />
      </Box>
    </div>
  );
}

function Unfinished({ pool }: { pool: PoolReport }) {
  const seeds = pool.cost.values.length;
  return (
    <p class="warning" role="status">
      With {seeds - pool.finished} of {seeds} seeds the pool did not finish:{' '}
      {over(pool.answered, whole)} of {over(pool.asked, whole)} answers came in before nobody was
      left who may work. Look at the filter, the training and the bans, or at the size of the crowd.
    </p>
  );
}

function Box({
  title,
  about,
  children,
}: {
  title: string;
  about: string;
  children: ComponentChildren;
}) {
  return (
    <section class="box" aria-label={title}>
      <h2>{title}</h2>
      <p class="about">{about}</p>
      {children}
    </section>
  );
}

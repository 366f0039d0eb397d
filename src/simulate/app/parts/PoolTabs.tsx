import type { PoolReport } from '../../report/model';

interface PoolTabsProps {
  readonly pools: readonly PoolReport[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** The pools of a pipeline, in the order in which it uses them. */
export function PoolTabs({ pools, chosen, choose }: PoolTabsProps) {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (chosen + step + pools.length) % pools.length;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Pools" onKeyDown={move}>
      {pools.map((pool, index) => (
        <button
          key={pool.name}
          id={`tab-${index}`}
          type="button"
          role="tab"
          aria-selected={index === chosen}
          aria-controls="pool"
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => choose(index)}
        >
          {pool.name}
        </button>
      ))}
    </div>
  );
}

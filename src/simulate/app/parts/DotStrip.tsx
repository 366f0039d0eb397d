import type { Spread } from '../../report/model';

/** One dot a seed, from the least to the most; the mean is a line. The range beside it says the same. */
export function DotStrip({ spread }: { spread: Spread }) {
  const { low, high, mean, values } = spread;
  const at = (value: number): number =>
    high === low ? 60 : 6 + (108 * (value - low)) / (high - low);
  return (
    <svg class="strip" viewBox="0 0 120 14" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" y1="7" x2="120" y2="7" class="axis" />
      {values.map((value, index) => (
        <path key={index} d={`M ${at(value)} 7 h 0.01`} class="dot" />
      ))}
      <line x1={at(mean)} y1="1" x2={at(mean)} y2="13" class="mean" />
    </svg>
  );
}

/** What one side did. */
export interface Figures {
  readonly rows: number;
  /** Handed in, those that were rejected included. */
  readonly recordings: number;
  readonly requests: number;
  /** Of the requests: for recordings that had their verdict. */
  readonly repeated: number;
  readonly seconds: number;
  /** Seconds between looks that were left out, and how long that took instead. */
  readonly slept: number;
  readonly waited: number;
  /** Processor seconds: what the machine had to do, whoever else used it meanwhile. */
  readonly clientCpu: number;
  readonly sandboxCpu: number;
  readonly megabytes: number;
  readonly peak: number;
}

interface Line {
  readonly what: string;
  readonly of: (figures: Figures) => number;
  readonly digits: number;
}

/** A recording is fetched once and judged once, whoever asks: the platform has no call for many. */
const floorOf = ({ recordings }: Figures): number => 2 * recordings;

const lines: readonly Line[] = [
  { what: 'rows', of: ({ rows }) => rows, digits: 0 },
  { what: 'recordings', of: ({ recordings }) => recordings, digits: 0 },
  { what: 'requests', of: ({ requests }) => requests, digits: 0 },
  {
    what: 'requests for each recording',
    of: ({ requests, recordings }) => requests / recordings,
    digits: 2,
  },
  { what: 'floor: a file and a verdict each', of: floorOf, digits: 0 },
  { what: 'requests beyond the floor', of: (one) => one.requests - floorOf(one), digits: 0 },
  { what: 'requests for verdicts once more', of: ({ repeated }) => repeated, digits: 0 },
  {
    what: 'seconds, as it sleeps',
    of: ({ seconds, slept, waited }) => seconds - waited + slept,
    digits: 1,
  },
  { what: 'seconds, if it never slept', of: ({ seconds }) => seconds, digits: 1 },
  { what: 'processor seconds, client', of: ({ clientCpu }) => clientCpu, digits: 1 },
  { what: 'processor seconds, sandbox', of: ({ sandboxCpu }) => sandboxCpu, digits: 1 },
  { what: 'megabytes moved', of: ({ megabytes }) => megabytes, digits: 1 },
  { what: 'megabytes of memory, at most', of: ({ peak }) => peak, digits: 0 },
];

/** Both sides beside each other, and what part of theirs is ours. */
export function comparison(ours: Figures, theirs: Figures): string {
  const cells = lines.map(({ what, of, digits }) => {
    const [a, b] = [of(ours), of(theirs)];
    return [what, a.toFixed(digits), b.toFixed(digits), ratio(a, b)];
  });
  return [['', 'pipeline', 'notebook', ''], ...cells]
    .map(([what = '', ...rest]) => what.padEnd(34) + rest.map((cell) => cell.padStart(10)).join(''))
    .join('\n');
}

/** What a client would reach that asked for nothing but files and verdicts. */
export function bestRatio(ours: Figures, theirs: Figures): string {
  return ratio(floorOf(ours), theirs.requests);
}

function ratio(a: number, b: number): string {
  if (a === 0 || b === 0) return '';
  return `1/${(b / a).toFixed(1)}`;
}

/** All that knows no editor and no terminal: what both of them are made of. */
const core = [
  'pages',
  'spec',
  'aggregation',
  'api',
  'preview',
  'performer',
  'workspace',
  'corpus',
  'deploy',
  'sandbox',
  'pipeline',
  'simulate',
  'watch',
  'review',
  'plan',
];

/**
 * The layers of the house, ground first. A layer may import from itself and from the layers named
 * beside it; the lint rule `import-x/no-restricted-paths` refuses everything else.
 */
const mayImport = {
  pages: [],
  spec: [],
  aggregation: [],
  api: ['spec', 'aggregation'],
  preview: ['pages', 'spec', 'aggregation'],
  performer: ['spec', 'api', 'preview'],
  workspace: ['spec', 'api'],
  deploy: ['spec', 'aggregation', 'api', 'workspace'],
  // Texts for a pipeline, from a wiki or a dump of one.
  corpus: ['spec', 'api', 'workspace'],
  sandbox: ['spec', 'aggregation', 'api'],
  pipeline: ['pages', 'spec', 'aggregation', 'api', 'workspace', 'corpus', 'deploy'],
  simulate: ['pages', 'spec', 'aggregation', 'api', 'workspace', 'deploy', 'sandbox', 'pipeline'],
  // The events of a run, and what reads recordings from its storage.
  watch: ['pages', 'spec', 'api', 'workspace', 'deploy', 'pipeline'],
  // Judging what performers handed in: the queue, verdicts, and the page that shows both.
  review: ['pages', 'spec', 'aggregation', 'api', 'preview', 'performer', 'workspace', 'deploy'],
  // The page that shows a deploy's plan.
  plan: ['pages', 'spec', 'api', 'workspace', 'deploy'],
  cli: core,
  providers: core,
  commands: [...core, 'providers'],
};

const layers = Object.keys(mayImport);

/** One zone a layer: its folder is the target, everything it may not see is `from`. */
export const layerZones = layers.flatMap((layer) =>
  layers
    .filter((other) => other !== layer && !mayImport[layer].includes(other))
    .map((other) => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      message: `${layer} may not import from ${other}: arrows point down (docs/architecture.md).`,
    })),
);

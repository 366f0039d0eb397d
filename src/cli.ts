/** The same core as in the editor, for terminals, CI and other editors. */
void run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<void> {
  const { main } = await (argv[0] === 'sandbox'
    ? import('./cli/sandboxMain')
    : import('./cli/main'));
  const code = await main(argv);
  // Not before all that was written has left: a pipe may still hold some of it.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

export {};

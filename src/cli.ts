/** The same core as in the editor, for terminals, CI and other editors. */
import { main } from './cli/main';

void main(process.argv.slice(2)).then((code) => {
  // Not before all that was written has left: a pipe may still hold some of it.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});

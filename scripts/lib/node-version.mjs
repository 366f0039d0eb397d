const least = [20, 19];

/** Ends the process with one clear line when this Node is too old for the project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  console.error(
    `Crowdsmith needs Node ${least.join('.')} or newer; this is ${process.versions.node} (${process.execPath}). Install a newer Node and try again.`,
  );
  process.exit(2);
}

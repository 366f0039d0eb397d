import { flagOf, jsonOption, textOf, workspaceOption, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { specKinds, type SpecKind } from '../../spec';
import { UsageError } from '../usageError';
import { findings, type Finding } from '../validation';

export const validate: Command = {
  name: 'validate',
  usage: 'PATH… [--kind project|pool|training|skill|pipeline] [--workspace DIR] [--json]',
  summary: 'Says what is wrong in specs; folders are searched for them.',
  options: { ...jsonOption, ...workspaceOption, kind: { type: 'string' } },
  takes: { least: 1, most: Infinity },
  async run({ paths, values, output }) {
    const found = await findings(paths, { values, kind: kindOf(textOf(values, 'kind')) });
    if (flagOf(values, 'json')) output.json(found.findings);
    for (const finding of found.findings) output.say(lineFor(finding));
    const errors = found.findings.filter(({ severity }) => severity === 'error').length;
    output.say(
      `${found.files} specs, ${errors} errors, ${found.findings.length - errors} other findings.`,
    );
    return errors > 0 ? exitCodes.no : exitCodes.good;
  },
};

function kindOf(text: string | undefined): SpecKind | undefined {
  const kind = specKinds.find((known) => known === text);
  if (text === undefined || kind !== undefined) return kind;
  throw new UsageError(`--kind wants one of ${specKinds.join(', ')}, not "${text}".`);
}

function lineFor({ file, range, severity, code, message }: Finding): string {
  const { line, character } = range.start;
  return `${file}:${line + 1}:${character + 1} ${severity} ${code}: ${message}`;
}

import type { Solution } from '../api';
import type { HandedFile } from '../preview';

/** Uploads the files that answers name, and puts the ids of the attachments in their places. */
export async function withAttachments(
  solutions: readonly Solution[],
  files: readonly HandedFile[],
  upload: (file: HandedFile) => Promise<{ readonly id: string }>,
): Promise<readonly Solution[]> {
  const ids = new Map<string, string>();
  for (const file of files) ids.set(file.id, (await upload(named(file))).id);
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, replaced(item)] as const);
    return Object.fromEntries(entries);
  };
  return solutions.map(({ output_values: values }) => ({
    output_values: replaced(values) as Solution['output_values'],
  }));
}

/** The platform wants a name with an ending; a recording made on the spot may have none. */
function named(file: HandedFile): HandedFile {
  const name = file.name.replace(/[/\\\0]/g, '_');
  if (/\.[a-z0-9]+$/i.test(name)) return { ...file, name };
  const ending = /^[a-z]+\/([a-z0-9]+)/i.exec(file.type)?.[1] ?? 'bin';
  return { ...file, name: `${name === '' ? 'file' : name}.${ending}` };
}

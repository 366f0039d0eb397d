import * as path from 'node:path';
import { parseSpec, specKindOf } from '../../spec';
import { openWorkspace, type SpecFile, type Workspace } from '../../workspace';
import { textInEditor } from '../fileWatch';

/** A workspace folder as it stands in editors, unsaved changes included; notes which files were read. */
export interface EditedWorkspace extends Workspace {
  /** Absolute paths of all that was asked for. */
  readonly asked: ReadonlySet<string>;
}

export function openEditedWorkspace(root: string): EditedWorkspace {
  const disk = openWorkspace(root);
  const asked = new Set<string>();
  /** By the name that editors know it by: the folder may have been opened through a link. */
  const unsaved = (file: string): string | undefined => {
    const absolute = path.join(root, file);
    asked.add(absolute);
    return textInEditor(absolute);
  };
  return {
    asked,
    root: disk.root,
    locate: (file) => disk.locate(file),
    resolveRef: (from, ref) => disk.resolveRef(from, ref),
    readPieces: (from, ref) => disk.readPieces(from, ref),
    absolute: (file) => disk.absolute(file),
    findSpecs: (under) => disk.findSpecs(under),
    async readText(from, ref) {
      return unsaved(await disk.resolveRef(from, ref)) ?? disk.readText(from, ref);
    },
    async readSpec(file): Promise<SpecFile> {
      const text = unsaved(file);
      const what = specKindOf(file);
      if (text === undefined || what === undefined) return disk.readSpec(file);
      const absolute = disk.absolute(file);
      return { path: file, absolute, kind: what.kind, text, doc: parseSpec(text, what) };
    },
  };
}

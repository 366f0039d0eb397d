import * as vscode from 'vscode';
import type { Location } from '../../spec';
import { toRange } from './convert';

/** The file that a ref means, as the language core writes it: relative to a document's folder. */
export function uriOfRef(document: vscode.Uri, ref: string | undefined): vscode.Uri {
  return ref === undefined ? document : vscode.Uri.joinPath(document, '..', ref);
}

export function toLocation(document: vscode.Uri, { path, range }: Location): vscode.Location {
  return new vscode.Location(uriOfRef(document, path), toRange(range));
}

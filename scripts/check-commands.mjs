#!/usr/bin/env node
/**
 * Holds package.json and the code to the same commands: every declared command is registered once,
 * every registered one is declared, and menus, keybindings and walkthroughs name declared ones only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.mjs';

const id = /crowdsmith\.[A-Za-z][\w.]*/;

function sourceFiles(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Command ids given as a literal to `registerCommand` or `registerTextEditorCommand`. */
function registeredCommands() {
  const call = new RegExp(
    String.raw`register(?:TextEditor)?Command\s*(?:<[^>]*>)?\(\s*['"\x60](${id.source})['"\x60]`,
    'g',
  );
  return sourceFiles('src').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(call)].map((match) => match[1]),
  );
}

/** Every `command` named anywhere below `contributes`, except in the declarations themselves. */
function mentionedCommands(contributes) {
  const found = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (typeof value.command === 'string') found.add(value.command);
      Object.values(value).forEach(visit);
    } else if (typeof value === 'string') {
      for (const link of value.matchAll(new RegExp(`command:(${id.source})`, 'g')))
        found.add(link[1]);
    }
  };
  const { commands: declarations, ...rest } = contributes;
  visit(declarations === undefined ? contributes : rest);
  return [...found].filter((command) => id.test(command));
}

const { contributes = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const declared = (contributes.commands ?? []).map(({ command }) => command);
const registered = registeredCommands();
const without = (list, others) => list.filter((item) => !others.includes(item));
const repeated = (list) => list.filter((item, index) => list.indexOf(item) !== index);

const problems = [
  ...without(declared, registered).map(
    (name) => `${name} is declared in package.json but nothing registers it`,
  ),
  ...without(registered, declared).map(
    (name) => `${name} is registered but not declared in package.json`,
  ),
  ...without(mentionedCommands(contributes), declared).map(
    (name) => `${name} is in a menu but not declared`,
  ),
  ...repeated(declared).map((name) => `${name} is declared twice`),
  ...repeated(registered).map((name) => `${name} is registered twice`),
];
for (const problem of problems) console.error(`commands: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`commands: ${declared.length} declared, ${registered.length} registered, equal`);

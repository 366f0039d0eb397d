#!/usr/bin/env node
/** Checks that declared and registered commands are the same; see lib/commands.mjs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCommands } from './lib/commands.mjs';
import { root } from './lib/root.mjs';

const sources = readdirSync(path.join(root, 'src'), { recursive: true })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(root, 'src', file), 'utf8'));
const { contributes = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const { declared, problems } = checkCommands(contributes, sources);
for (const problem of problems) console.error(`commands: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`commands: ${declared} declared and registered`);

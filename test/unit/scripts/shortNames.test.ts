import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { withShortNames } from '../../../scripts/lib/short-names.mjs';

describe('short names', () => {
  it('are given to what only the code itself sees', async () => {
    const code = 'exports.area=function(width,height){let doubled=width*2;return doubled*height/2}';
    const renamed = await withShortNames(code, 'cjs');
    assert.doesNotMatch(renamed, /width|height|doubled/);
    const exports: { area?: (width: number, height: number) => number } = {};
    runInNewContext(renamed, { exports });
    assert.equal(exports.area?.(3, 4), 12);
  });

  it('are given to the top of a module, not to that of a script', async () => {
    const code = 'var handedOver=1;globalThis.seen=handedOver;';
    assert.match(await withShortNames(code, 'iife'), /var handedOver=1/);
    for (const format of ['cjs', 'esm'] as const) {
      assert.doesNotMatch(await withShortNames(code, format), /handedOver/);
    }
  });

  it('leave exports and imports of a module as others call them', async () => {
    const code = 'import{draw as d}from"./shared.js";let started=d();export{started as start};';
    const renamed = await withShortNames(code, 'esm');
    assert.match(renamed, /import\{draw as \w+\}from"\.\/shared\.js"/);
    assert.match(renamed, /export\{\w+ as start\}/);
  });

  it('change neither keys, nor how many parameters a function has, nor where code stands', async () => {
    // Servers of the sandbox tell by the number of parameters whether a hook calls back.
    const code =
      'function hook(request,reply,done){return{request}}function once(){return hook}exports.once=once;';
    const exports: { once?: () => (request: unknown) => object } = {};
    const renamed = await withShortNames(code, 'cjs');
    runInNewContext(renamed, { exports });
    const hook = exports.once?.();
    assert.equal(hook?.length, 3);
    assert.deepEqual(Object.keys(hook(1)), ['request']);
    assert.equal(renamed.match(/function /g)?.length, 2);
  });

  it('leave names alone that evaluated code may look for', async () => {
    const code = 'exports.run=function(source,amount){return eval(source)}';
    const exports: { run?: (source: string, amount: number) => number } = {};
    runInNewContext(await withShortNames(code, 'cjs'), { exports });
    assert.equal(exports.run?.('amount+1', 2), 3);
  });

  it('keep the line that makes a file a program', async () => {
    assert.match(await withShortNames('#!/usr/bin/env node\nrun();', 'cjs'), /^#!.*node\nrun\(\)/);
  });
});

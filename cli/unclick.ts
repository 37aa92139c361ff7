#!/usr/bin/env node
import { Command } from 'commander';
import { register as console } from './console.ts';
import { register as demo } from './demo.ts';
import { register as guard } from './guard.ts';
import { register as redrive } from './redrive.ts';
import { register as replay } from './replay.ts';
import { register as report } from './report.ts';
import { register as sandbox } from './sandbox.ts';

const program = new Command('unclick').description('takes AWS console clicks back');
console(program);
demo(program);
guard(program);
redrive(program);
replay(program);
report(program);
sandbox(program);
await program.parseAsync();

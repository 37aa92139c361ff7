#!/usr/bin/env node
import { Command } from 'commander';
import { register as guard } from './guard.ts';

const program = new Command('unclick').description('takes AWS console clicks back');
guard(program);
await program.parseAsync();

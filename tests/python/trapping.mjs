// Writes a module that stops at a chosen call: `node trapping.mjs <module> <result>`. See `withFuel`.
import { readFileSync, writeFileSync } from 'node:fs';
import { withFuel } from '../support/fuel.mjs';

const [from, to] = process.argv.slice(2);
writeFileSync(to, withFuel(readFileSync(from)));

// Judges the events on standard input, a line each, by `abi.wasm` alone: `node with-node.mjs abi.wasm < events.ndjson`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const abi = new WebAssembly.Instance(module).exports;

/** Copies the text into the module, calls a function, and copies its result out. */
function call(name, text, ...flags) {
  const at = abi.cde_alloc(text.length) >>> 0;
  new Uint8Array(abi.memory.buffer).set(text, at);
  // A number of 64 bits is a BigInt, and signed.
  const result = BigInt.asUintN(64, abi[name](at, text.length, ...flags));
  abi.cde_free(at, text.length);
  const address = Number(result >> 32n);
  const length = Number(result & 0xffff_ffffn);
  const answer = new Uint8Array(abi.memory.buffer, address, length).slice();
  abi.cde_free(address, length);
  return answer;
}

assert.equal(abi.cde_abi_version(), 1);
process.stdout.write(call('cde_validate', readFileSync(0), 0));

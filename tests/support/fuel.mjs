// A module that stops at a chosen call: its global `fuel` says how many calls it has left, and at 0 it stops, once.
import binaryen from 'binaryen';

/** The bytes of the module, in which every function counts `fuel` down. */
export function withFuel(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(binaryen.Features.All);
  const { i32 } = module;
  module.addGlobal('fuel', binaryen.i32, true, i32.const(-1));
  module.addGlobalExport('fuel', 'fuel');
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const found = module.getFunctionByIndex(index);
    const { body, base, results } = binaryen.getFunctionInfo(found);
    if (base !== '') continue;
    const fuel = () => module.global.get('fuel', binaryen.i32);
    const spend = module.global.set('fuel', i32.sub(fuel(), i32.const(1)));
    // Once: what is called afterwards goes on.
    const once = module.block(null, [module.global.set('fuel', i32.const(-1)), module.unreachable()]);
    const stop = module.if(i32.eqz(fuel()), once);
    binaryen.Function(found).body = module.block(null, [stop, spend, body], results);
  }
  return module.emitBinary();
}

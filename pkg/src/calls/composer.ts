/** What the calls need that `composer.wasm` answers. */
import { composerModule } from '../engine/composer-module.js';
import { CdEventError } from '../engine/errors.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import { requireReady, whenReset } from '../engine/instance.js';
import type { ComposerPort } from '../engine/port.js';
import { bad, known, object, settingsOf } from '../engine/settings.js';

// Listed, and not spread from an object that others share: bundlers keep a spread that nobody uses.
export const port: ComposerPort = {
  bad,
  CdEventError,
  composerModule,
  EngineFault,
  faultReport,
  judge,
  known,
  object,
  readable,
  requireReady,
  settingsOf,
  whenReset,
};

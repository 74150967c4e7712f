/** The calls that make up events. Their implementation in `convert/` is a separate file of the package. */
import { makeSample, makeSamples } from '../convert/convert.js';
import type { Sample, SampledEvent, SampleOptions, SamplesOptions } from '../types.js';
import { port } from './composer.js';

/**
 * A realistic event of a type, the same for the same seed. Without a `fault` it is valid, and has no findings but those about
 * known defects of its release. With one, `expected` is the one finding that it has besides.
 *
 * The type may lack its event version, and its prefix too, as for `construct`.
 *
 * Throws `CdEventError`: `unknown-type`, or `bad-option`, also for a fault that no event of this type can have.
 */
export function sample(type: string, options?: SampleOptions): Sample {
  return makeSample(type, options, port);
}

/**
 * The events of whole deliveries in the order in which they arrive: several deliveries at a time, joined by chain ids, links
 * and the ids of the runs that they belong to. They are made as they are iterated, and every iteration begins anew, so a
 * million deliveries need no more memory than one.
 *
 * Throws `CdEventError` (`bad-option`).
 */
export function samples(options?: SamplesOptions): Iterable<SampledEvent> {
  return makeSamples(options, port);
}

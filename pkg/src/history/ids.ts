/** Ids of traces and spans, made from what they are the ids of. */

const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x1000000000000000000013bn;
const MASK_64 = 0xffff_ffff_ffff_ffffn;

/** 32 hexadecimal digits for a trace. The same parts give the same id everywhere. */
export function traceIdOf(parts: readonly unknown[]): string {
  return hashOf(parts).toString(16).padStart(32, '0');
}

/** 16 hexadecimal digits for a span. */
export function spanIdOf(parts: readonly unknown[]): string {
  return (hashOf(parts) & MASK_64).toString(16).padStart(16, '0');
}

/**
 * FNV-1a with 128 bits. Its last bytes would reach few bits, and samplers compare ids as numbers, so that both halves are mixed
 * as MurmurHash3 does it at its end.
 */
function hashOf(parts: readonly unknown[]): bigint {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(JSON.stringify(parts))) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME);
  }
  const low = mixed(hash & MASK_64);
  const high = mixed((hash >> 64n) ^ low);
  // All zeros would be no id.
  return (high << 64n) | (low === 0n ? 1n : low);
}

function mixed(half: bigint): bigint {
  let value = half;
  value = BigInt.asUintN(64, (value ^ (value >> 33n)) * 0xff51afd7ed558ccdn);
  value = BigInt.asUintN(64, (value ^ (value >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return value ^ (value >> 33n);
}

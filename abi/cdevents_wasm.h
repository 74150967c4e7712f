/*
 * The C ABI of `abi.wasm`: one WebAssembly module without imports, for any host that can run one.
 *
 * Version 1. These are the exports of the module, as C would declare them. Addresses and lengths are those of the module's own
 * memory, in bytes. Numbers inside buffers are little-endian and unsigned unless something else is said. Texts are UTF-8.
 *
 * Memory. `cde_alloc` gives a buffer, in which the host puts its input. The module reads it during the call only; the host frees
 * it with `cde_free`. A result is a buffer of its own: the upper 32 bits of the returned number are its address, the lower 32 its
 * length. Read the number as *unsigned*. The host copies the bytes and frees them with `cde_free(address, length)`. An empty result
 * is 0 and needs no freeing.
 *
 * Refusals. Input never makes a call fail: reports say what is wrong with it. What is no call of this ABI (unknown options, a
 * snapshot of another version, a handle that does not exist) gives 0, and `cde_error` then has the reason as a text. `cde_error` is
 * empty after a call that was answered.
 *
 * Traps. An instance that has trapped is lost for everything but `cde_rescue`: make another one, and give it the input again or
 * without the value at fault. Nothing outside the instance is harmed.
 *
 * Threads. An instance has one thread. Instances share nothing.
 *
 * There is no clock, no randomness and no network in the module: what needs a time or an id takes it as an argument.
 */
#ifndef CDEVENTS_WASM_H
#define CDEVENTS_WASM_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this ABI. Modules of one version keep to this header; it only grows. */
#define CDE_ABI_VERSION 1u

/* ---- flags of cde_validate, cde_facts and cde_describe: how the input is divided ----------------------------------------- */

/* Without a flag, each line is one value; empty lines are skipped. */
/* The whole input is one value, which may have line breaks in it. */
#define CDE_ONE 1u
/* The input is frames: a length of 32 bits, and as many bytes, one after the other. Each is one value, whatever is in it. */
#define CDE_FRAMES 2u

/* ---- flags of cde_fold -------------------------------------------------------------------------------------------------- */

/* The history is complete: what is missing never comes. */
#define CDE_COMPLETE 1u
/* All findings and facts, not only those that are new or changed. */
#define CDE_ALL 2u
/* For keys of subjects, also the run. */
#define CDE_RUN 4u
/* Nothing that may still come can change the keys: a run that has ended well is `kept`. */
#define CDE_SETTLED 8u
/* The snapshot also says what the facts gave, so that the next call does not work it out again. Only cde_fold reads such a snapshot;
 * it reads those without this as well. A finding that has other words now is retracted in its old words first. */
#define CDE_RESULTS 16u
/* With CDE_COMPLETE: the history was not complete before. What is new is what is missing at the end. */
#define CDE_END 32u

/* ---- outcomes, in cde_facts --------------------------------------------------------------------------------------------- */

#define CDE_VALID 0u
#define CDE_INVALID 1u
#define CDE_UNCHECKED 2u

/* The version of the ABI of a module: compare it with CDE_ABI_VERSION. */
uint32_t cde_abi_version(void);

/* A buffer of n bytes. 0: there is no memory, or n is 0. */
uint32_t cde_alloc(uint32_t n);

/* Frees a buffer of cde_alloc, or a result. */
void cde_free(uint32_t buffer, uint32_t n);

/* Why the last call gave 0. */
uint64_t cde_error(void);

/*
 * Sets the options of cde_validate, cde_facts and cde_describe: a JSON object as `ValidateOptions` of the npm package has it
 * ({"release":…,"strict":…,"maxDiagnostics":…,"rules":{…},"limits":{…}}). Without members, those are the defaults. Returns 1 if they
 * are taken; 0 changes nothing.
 */
uint32_t cde_configure(uint32_t options, uint32_t n);

/* One line of JSON for each value: the report, as `JSON.stringify(validate(value))` of the npm package writes it. */
uint64_t cde_validate(uint32_t input, uint32_t n, uint32_t flags);

/* One byte for each value: its outcome. Quicker than reports. */
uint64_t cde_outcomes(uint32_t input, uint32_t n, uint32_t flags);

/* One line of JSON for each value: a string, the sentence that `describe` of the npm package gives. */
uint64_t cde_describe(uint32_t input, uint32_t n, uint32_t flags);

/*
 * Validates, and gives the facts for histories. For each value one frame (a length of 32 bits, and then):
 *
 *   u8   outcome
 *   u8×3 zero
 *   i64  the greatest time of its events, in microseconds since 1970; INT64_MIN: none can be read
 *   u32  length of the report, and the report as cde_validate gives it, without a line end; empty: valid, and nothing was found
 *   then facts up to the end of the frame, each:
 *     u8  scope: 1 subject, 2 context-id, 3 chain, 4 name
 *     u8  1: facts for other keys can follow from those of this key; 0: none can
 *     u64 id: the same fact has the same id everywhere. The npm package writes it as 16 hexadecimal digits.
 *     u32 length of the key, and the key
 *     u32 length of the bytes, and the bytes, for cde_fold
 */
uint64_t cde_facts(uint32_t input, uint32_t n, uint32_t flags);

/*
 * Folds facts into keys. The input has one frame for each key:
 *
 *   u32 length of the snapshot of what was folded before, and the snapshot; empty: nothing was
 *   then facts of this key up to the end of the frame, each: u32 length, and the bytes
 *
 * The answer has one frame for each:
 *
 *   u8  status: 0 folded; 1 the snapshot is none of this version or the one before, and nothing was folded
 *   u8  the sum of 1: what the key is about has ended; 2: the key has more facts than are kept (the earliest are); 4, with CDE_RESULTS and
 *       without CDE_COMPLETE: something is missing if nothing comes any more, so that a call with CDE_COMPLETE finds more
 *   u16 zero
 *   u32 how many facts were refused: they are damaged, of another version, or of another key
 *   i64 the greatest time of its events, in microseconds since 1970; INT64_MIN: none can be read
 *   u32 length of the new snapshot, and the snapshot. Equal sets of facts give equal bytes under equal flags.
 *   u32 length of the findings, and the findings: a line of JSON for each, a `FoundFact` of the npm package. Those that are new or
 *       have other words now, under the same id, and with "retracted":true those that the facts no longer give. With CDE_ALL all that
 *       there are, and those that are retracted.
 *   u32 length of the run, and the run as JSON: with CDE_RUN, and if the key is a subject that events are about; otherwise empty
 *   then facts for other keys, laid out as in cde_facts: those that are new or changed; with CDE_ALL all
 *
 * In any order, in any division over calls and with any repeats, the same facts give the same snapshot, and what was found and not
 * retracted is the same.
 */
uint64_t cde_fold(uint32_t input, uint32_t n, uint32_t flags);

/*
 * Builds an event. The request is {"type":…,"event":{…},"id":…,"now":…} with the options beside them ("envelope", "release", "strict" …); `id` and
 * `now` (RFC 3339) are required. The answer is {"json":"…","report":{…}} as `construct` of the npm package gives them; its `event` is
 * what `json` reads. Or {"error":{"code":…,"message":…,"report":{…}}} with the members of its CdEventError.
 */
uint64_t cde_construct(uint32_t request, uint32_t n);

/*
 * Converts an event. The request is {"to":…,"source":…,"now":…,"keep":"customData"}; the input is the event, one value. The answer is
 * {"json":…,"report":{…},"changes":[…],"lossy":…} as `convert` of the npm package gives them; its `event` is what `json` reads. A
 * request that is refused has an `error` as cde_construct.
 */
uint64_t cde_convert(uint32_t request, uint32_t request_n, uint32_t input, uint32_t n);

/* ---- streams ------------------------------------------------------------------------------------------------------------ */

/* Opens a stream with `StreamOptions` of the npm package as JSON. Returns a handle; 0: refused. */
uint32_t cde_new(uint32_t options, uint32_t n);

/* The next bytes of the stream, however they are divided. One line of JSON for each item, as `push` of the npm package has them. */
uint64_t cde_push(uint32_t stream, uint32_t chunk, uint32_t n);

/* The end. The summary as JSON, as `finish` of the npm package gives it. The stream takes no more; its handle stays until cde_drop. */
uint64_t cde_finish(uint32_t stream);

/* The runs as they are now: a JSON array. */
uint64_t cde_runs(uint32_t stream);

/* The stream so far. A packed stream (gzip) has no snapshot. */
uint64_t cde_snapshot(uint32_t stream);

/* Continues a stream, in this instance or another. Returns a handle; 0: refused. */
uint32_t cde_restore(uint32_t options, uint32_t options_n, uint32_t snapshot, uint32_t n);

/*
 * After a trap, what is left of a stream: u8, 1 if the bytes that were pushed when it trapped were read, 0 if they are to be pushed
 * again; u32 length of a snapshot for cde_restore in another instance, and the snapshot; then items as cde_push gives them. The
 * record at which it trapped gets a report that says so. `history`: 1, with what is known of the history; 0, without it, for when
 * 1 has trapped too: another history begins, and the summary says so among its caps. If that traps too, the stream is lost.
 */
uint64_t cde_rescue(uint32_t stream, uint32_t history);

/* Frees a stream. */
void cde_drop(uint32_t stream);

#ifdef __cplusplus
}
#endif

#endif

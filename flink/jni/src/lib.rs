//! What `cdevents.flink.Core` calls.

mod host;

use host::{Core, Failure};
use jni::JNIEnv;
use jni::objects::{JByteArray, JClass};
use jni::sys::{jbyte, jint, jlong};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;

const FAULT: &str = "cdevents/flink/CoreFault";
const REFUSED: &str = "java/lang/IllegalStateException";
const BAD_OPTIONS: &str = "java/lang/IllegalArgumentException";

/// Throws, unless the JVM already does.
fn throw(env: &mut JNIEnv<'_>, class: &str, message: &str) {
    if !env.exception_check().unwrap_or(true) {
        // If even this fails, the caller gets null, which Java does not mistake for an answer.
        let _ = env.throw_new(class, message);
    }
}

/// Does the work of a call. A panic becomes an exception: it must not reach the JVM.
fn guarded<'local, Result>(
    env: &mut JNIEnv<'local>,
    otherwise: Result,
    work: impl FnOnce(&mut JNIEnv<'local>) -> Option<Result>,
) -> Result {
    match catch_unwind(AssertUnwindSafe(|| work(env))) {
        Ok(result) => result.unwrap_or(otherwise),
        Err(_) => {
            throw(env, FAULT, "the engine stopped: its host panicked");
            otherwise
        }
    }
}

/// Makes an engine. Returns its handle, for one thread at a time.
#[unsafe(no_mangle)]
pub extern "system" fn Java_cdevents_flink_Core_make(mut env: JNIEnv, _: JClass, options: JByteArray) -> jlong {
    guarded(&mut env, 0, |env| {
        let options = env.convert_byte_array(&options).ok()?;
        match Core::new(options) {
            Ok(core) => Some(Box::into_raw(Box::new(core)) as jlong),
            Err(Failure::Refused(why)) => {
                throw(env, BAD_OPTIONS, &why);
                None
            }
            Err(Failure::Trap(why)) => {
                throw(env, FAULT, &why);
                None
            }
        }
    })
}

/// Calls an engine with the first `length` bytes of `input`.
///
/// # Safety
/// `handle` is one of `make`, not dropped, and no other thread uses it.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_cdevents_flink_Core_ask<'local>(
    mut env: JNIEnv<'local>,
    _: JClass<'local>,
    handle: jlong,
    what: jint,
    input: JByteArray<'local>,
    length: jint,
    flags: jint,
) -> JByteArray<'local> {
    guarded(&mut env, JByteArray::from(unsafe { jni::objects::JObject::from_raw(null_mut()) }), |env| {
        let core = unsafe { &mut *(handle as *mut Core) };
        let (Ok(what), Ok(length), Ok(capacity)) =
            (usize::try_from(what), usize::try_from(length), env.get_array_length(&input))
        else {
            throw(env, REFUSED, "numbers of calls and lengths are not negative");
            return None;
        };
        if length > usize::try_from(capacity).unwrap_or_default() {
            throw(env, REFUSED, "the input is shorter than its length");
            return None;
        }
        let copied = std::cell::Cell::new(true);
        let answer = std::cell::RefCell::new(Vec::new());
        let done = core.call(
            what,
            length,
            flags.cast_unsigned(),
            &mut |into| {
                // Bytes of the JVM have a sign.
                let into = unsafe { std::slice::from_raw_parts_mut(into.as_mut_ptr().cast::<jbyte>(), into.len()) };
                copied.set(env.get_byte_array_region(&input, 0, into).is_ok());
            },
            &mut |bytes| *answer.borrow_mut() = bytes.to_vec(),
        );
        match done {
            Ok(()) if copied.get() => env.byte_array_from_slice(&answer.into_inner()).ok(),
            Ok(()) => None,
            Err(Failure::Refused(why)) => {
                throw(env, REFUSED, &why);
                None
            }
            Err(Failure::Trap(why)) => {
                throw(env, FAULT, &why);
                None
            }
        }
    })
}

/// Frees an engine.
///
/// # Safety
/// `handle` is one of `make`, and is not used after this.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_cdevents_flink_Core_drop(_: JNIEnv, _: JClass, handle: jlong) {
    drop(unsafe { Box::from_raw(handle as *mut Core) });
}

//! Instances of `abi.wasm`, run by wasmtime.

use std::sync::OnceLock;
use wasmtime::{
    Config, Engine, Extern, Instance, Memory, Module, Store, StoreLimits, StoreLimitsBuilder, Trap, TypedFunc,
};

/// The module. Who builds this crate says where it is.
static BYTES: &[u8] = include_bytes!(env!("CDEVENTS_ABI_WASM"));

/// The version of the ABI that this crate speaks.
const ABI_VERSION: u32 = 1;

/// The exports that the JVM calls, by the numbers that `Core.java` has for them.
const CALLS: [&str; 5] = ["cde_validate", "cde_outcomes", "cde_describe", "cde_facts", "cde_fold"];

/// In bytes: the most memory of an instance.
const MOST: usize = 1 << 30;

/// In bytes: memory of an instance never shrinks, so one that has more than this is not used again.
const LARGE: usize = 256 << 20;

/// In bytes: threads of the JVM have stacks of a mebibyte.
const STACK: usize = 256 << 10;

/// Why there is no answer.
pub enum Failure {
    /// The engine trapped. The next call has another instance.
    Trap(String),
    /// The engine says why it refuses the call.
    Refused(String),
}

impl Failure {
    fn trap(error: &wasmtime::Error) -> Self {
        let why = match error.downcast_ref::<Trap>() {
            Some(trap) => trap.to_string(),
            None => format!("{error:#}"),
        };
        Failure::Trap(format!("the engine stopped: {why}"))
    }
}

/// The compiled module, for all threads.
fn module() -> Result<&'static Module, Failure> {
    static MODULE: OnceLock<Result<Module, String>> = OnceLock::new();
    let made = MODULE.get_or_init(|| {
        let mut config = Config::new();
        // The JVM needs the signals itself.
        config.signals_based_traps(false);
        config.max_wasm_stack(STACK);
        let engine = Engine::new(&config).map_err(|error| format!("{error:#}"))?;
        Module::new(&engine, BYTES).map_err(|error| format!("{error:#}"))
    });
    made.as_ref().map_err(|why| Failure::Refused(why.clone()))
}

/// One instance of the module.
struct Running {
    store: Store<StoreLimits>,
    memory: Memory,
    alloc: TypedFunc<u32, u32>,
    free: TypedFunc<(u32, u32), ()>,
    error: TypedFunc<(), u64>,
    calls: [TypedFunc<(u32, u32, u32), u64>; CALLS.len()],
}

impl Running {
    fn new(options: &[u8]) -> Result<Self, Failure> {
        let module = module()?;
        let limits = StoreLimitsBuilder::new().memory_size(MOST).build();
        let mut store = Store::new(module.engine(), limits);
        store.limiter(|limits| limits);
        let made = (|| {
            let instance = Instance::new(&mut store, module, &[])?;
            let version = instance.get_typed_func::<(), u32>(&mut store, "cde_abi_version")?.call(&mut store, ())?;
            let Some(Extern::Memory(memory)) = instance.get_export(&mut store, "memory") else {
                return Err(wasmtime::format_err!("the module exports no memory"));
            };
            if version != ABI_VERSION {
                return Err(wasmtime::format_err!(
                    "the module has version {version} of the ABI, expected {ABI_VERSION}"
                ));
            }
            let mut calls = Vec::new();
            for name in CALLS {
                calls.push(instance.get_typed_func(&mut store, name)?);
            }
            let Ok(calls) = calls.try_into() else { unreachable!("as many as there are names") };
            let alloc = instance.get_typed_func(&mut store, "cde_alloc")?;
            let free = instance.get_typed_func(&mut store, "cde_free")?;
            let error = instance.get_typed_func(&mut store, "cde_error")?;
            let configure = instance.get_typed_func::<(u32, u32), u32>(&mut store, "cde_configure")?;
            Ok((Running { store, memory, alloc, free, error, calls }, configure))
        })();
        let (mut running, configure) = made.map_err(|error| Failure::trap(&error))?;
        let (at, n) = running.put(options.len(), &mut |into| into.copy_from_slice(options))?;
        let taken = configure.call(&mut running.store, (at, n)).map_err(|error| Failure::trap(&error))?;
        running.release(at, n)?;
        if taken == 0 { Err(running.refusal()) } else { Ok(running) }
    }

    /// A buffer of the module's, filled. Empty input has no buffer.
    fn put(&mut self, length: usize, fill: &mut dyn FnMut(&mut [u8])) -> Result<(u32, u32), Failure> {
        let n = u32::try_from(length).map_err(|_| Failure::Refused("the input has 4 GiB or more".into()))?;
        if n == 0 {
            return Ok((0, 0));
        }
        let at = self.alloc.call(&mut self.store, n).map_err(|error| Failure::trap(&error))?;
        let into = self.memory.data_mut(&mut self.store).get_mut(at as usize..).and_then(|rest| rest.get_mut(..length));
        match into {
            Some(into) if at != 0 => fill(into),
            _ => return Err(Failure::Trap("the engine stopped: it has no memory for the input".into())),
        }
        Ok((at, n))
    }

    fn release(&mut self, at: u32, n: u32) -> Result<(), Failure> {
        if n == 0 {
            return Ok(());
        }
        self.free.call(&mut self.store, (at, n)).map_err(|error| Failure::trap(&error))
    }

    /// Why the last call gave nothing; empty: there was nothing to give.
    fn refusal(&mut self) -> Failure {
        match self.error.call(&mut self.store, ()) {
            Ok(result) => {
                let mut text = String::new();
                match self.take(result, &mut |bytes| text = String::from_utf8_lossy(bytes).into_owned()) {
                    Ok(()) => Failure::Refused(text),
                    Err(failure) => failure,
                }
            }
            Err(error) => Failure::trap(&error),
        }
    }

    /// Reads a result and frees it.
    fn take(&mut self, result: u64, read: &mut dyn FnMut(&[u8])) -> Result<(), Failure> {
        let (at, n) = ((result >> 32) as u32, result as u32);
        let bytes = self.memory.data(&self.store).get(at as usize..).and_then(|rest| rest.get(..n as usize));
        read(bytes.ok_or_else(|| Failure::Trap("the engine stopped: its answer is outside of its memory".into()))?);
        self.release(at, n)
    }

    fn call(
        &mut self,
        what: usize,
        length: usize,
        flags: u32,
        fill: &mut dyn FnMut(&mut [u8]),
        read: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Failure> {
        let (at, n) = self.put(length, fill)?;
        let planted =
            is_planted(what, self.memory.data(&self.store).get(at as usize..).and_then(|rest| rest.get(..length)));
        let from = if planted { u32::MAX - n } else { at };
        let result = self.calls[what].call(&mut self.store, (from, n, flags)).map_err(|error| Failure::trap(&error))?;
        self.release(at, n)?;
        if result != 0 {
            return self.take(result, read);
        }
        match self.refusal() {
            Failure::Refused(why) if why.is_empty() => {
                read(&[]);
                Ok(())
            }
            failure => Err(failure),
        }
    }
}

/// Whether an input is one that tests plant, at which the engine is to trap: its address is then one that it does not have.
/// `CDEVENTS_TEST_TRAP` lists the calls and what is in such an input: `cde_facts:some text,cde_fold:other text`.
fn is_planted(what: usize, input: Option<&[u8]>) -> bool {
    static PLANTED: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    let planted = PLANTED.get_or_init(|| {
        let listed = std::env::var("CDEVENTS_TEST_TRAP").unwrap_or_default();
        let pairs = listed.split(',').filter_map(|each| each.split_once(':'));
        pairs.map(|(call, text)| (call.into(), text.into())).collect()
    });
    planted.iter().any(|(call, text)| {
        call == CALLS[what] && input.is_some_and(|input| input.windows(text.len()).any(|part| part == text))
    })
}

/// An engine with its options. After a trap it has another instance.
pub struct Core {
    options: Vec<u8>,
    running: Option<Running>,
}

impl Core {
    /// An engine. Fails if the options are refused.
    pub fn new(options: Vec<u8>) -> Result<Self, Failure> {
        let running = Some(Running::new(&options)?);
        Ok(Core { options, running })
    }

    /// Calls the engine: `fill` gets the place for the input, `read` the answer.
    pub fn call(
        &mut self,
        what: usize,
        length: usize,
        flags: u32,
        fill: &mut dyn FnMut(&mut [u8]),
        read: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Failure> {
        if what >= CALLS.len() {
            return Err(Failure::Refused(format!("there is no call {what}")));
        }
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::new(&self.options)?,
        };
        let done = running.call(what, length, flags, fill, read);
        let large = running.memory.data_size(&running.store) > LARGE;
        if !large && !matches!(done, Err(Failure::Trap(_))) {
            self.running = Some(running);
        }
        done
    }
}

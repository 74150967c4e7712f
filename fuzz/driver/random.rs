//! Random choices, from a seed or from the bytes of a fuzzer.

/// Makes the same choices on every machine for the same seed, or takes them from bytes.
pub struct Random<'b> {
    state: u64,
    bytes: Option<&'b [u8]>,
}

impl<'b> Random<'b> {
    pub fn new(seed: u64) -> Random<'static> {
        Random { state: seed, bytes: None }
    }

    /// One byte per choice, two if there are more than 256 options. After the last byte, every choice is option 0.
    pub fn from_bytes(bytes: &'b [u8]) -> Self {
        Random { state: 0, bytes: Some(bytes) }
    }

    pub fn is_over(&self) -> bool {
        self.bytes.is_some_and(<[u8]>::is_empty)
    }

    fn byte(&mut self) -> Option<usize> {
        let (first, rest) = self.bytes?.split_first()?;
        self.bytes = Some(rest);
        Some(usize::from(*first))
    }

    /// A number below a limit; 0 for a limit of 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1);
        if self.bytes.is_some() {
            let high = if limit > 256 { self.byte().unwrap_or(0) } else { 0 };
            return (high << 8 | self.byte().unwrap_or(0)) % limit;
        }
        // SplitMix64.
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % limit
    }

    /// True once in `times` calls on average.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

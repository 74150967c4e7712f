//! The calls that answer with more than yes or no. What an answer is, [`crate::protocol`] says.

use super::{Call, Session, input};
use crate::explain::{self, Wire};
use crate::model::validation::Validation;
use crate::protocol::{self, CLEAN, flag, header};
use crate::validate::{Seen, fast_accept, validate, validate_message};

/// The answer of the last call: a header, and the text and table that it points to.
pub struct Answer {
    wire: Wire,
    header: [u32; header::WORDS],
    /// The types that were described in a short form: a bit for each, by vocabulary.
    described: [u64; MAX_VOCABULARIES],
}

/// The types of further vocabularies are described every time.
const MAX_VOCABULARIES: usize = 16;

impl Answer {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Answer { wire: Wire::empty(), header: [0; header::WORDS], described: [0; MAX_VOCABULARIES] }
    }

    /// The words of the header. Addresses in it are those of the module's memory.
    pub fn header(&self) -> &[u32; header::WORDS] {
        &self.header
    }

    /// Text and table.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// Whether the event's type must be described, because it was not yet. It counts as described from then on.
    fn is_new(&mut self, seen: &Seen) -> bool {
        let index = seen.number() & 0xFFFF;
        let described = self.described.get_mut(seen.vocabulary).filter(|_| index < u64::BITS);
        let Some(described) = described else { return true };
        let bit = 1 << index;
        let new = *described & bit == 0;
        *described |= bit;
        new
    }

    /// Puts the places of text and table into the header.
    fn finish(&mut self, first: [u32; 4]) -> &Self {
        let Wire { text, table, .. } = &self.wire;
        self.header[header::ASCII] = u32::from(text.is_ascii());
        let places = [table.as_ptr() as u32, table.len() as u32, text.as_ptr() as u32, text.len() as u32];
        self.header[..header::TABLE].copy_from_slice(&first);
        self.header[header::TABLE..header::BATCH].copy_from_slice(&places);
        self
    }
}

impl Session {
    /// The report on the input, with at most `most` findings.
    pub fn report(&mut self, call: &Call, most: u32) -> &Answer {
        let Session { small, large, scratch, levels, headers, answer, .. } = self;
        let input = input(small, large, call.length);
        let options = call.options(levels);
        let is_message = call.flags & flag::MESSAGE != 0;
        if !is_message
            && call.flags & flag::WHOLE == 0
            && let Some(seen) = fast_accept(input, &options, scratch, true).filter(|seen| seen.clean)
        {
            let in_place = call.flags & flag::IN_PLACE != 0;
            let places = answer.wire.identity(&scratch.identity, input, in_place);
            if answer.is_new(&seen) {
                answer.wire.kind(seen.vocabulary, seen.event);
            }
            answer.header[header::IDENTITY..header::ASCII].copy_from_slice(&places);
            return answer.finish([0, CLEAN, seen.number(), 0]);
        }
        let tokens = core::mem::take(&mut scratch.tokens);
        let mut first = [0; 4];
        let work: &mut dyn FnMut(&Validation) = &mut |validation| {
            let (findings, omitted) = explain::write(validation, most as usize, &mut answer.wire);
            answer.header[header::BATCH] = u32::from(validation.batch);
            let each = header::OMITTED_BY_SEVERITY..header::OMITTED_BY_SEVERITY + omitted.len();
            answer.header[each].copy_from_slice(&omitted);
            let outcome = protocol::number(&protocol::OUTCOMES, validation.outcome);
            first = [outcome, validation.events.len() as u32, findings, omitted.iter().sum()];
        };
        let tokens = if is_message {
            validate_message(headers, input, &options, tokens, work)
        } else {
            validate(input, &options, tokens, |validation| work(validation)).1
        };
        scratch.tokens = tokens;
        answer.finish(first)
    }
}

//! Histories as bytes: equal histories give equal bytes.

use super::fact::scope_of;
use super::saving::{Loader, Saver};
use super::state::State;
use super::table::Kept;
use super::tracker::{Cap, Options, Tracker};
use crate::bytes::{Reader, Writer};
use crate::model::occurrence::Occurrence;
use crate::order;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// The lists of a table, in the order in which they are written.
const LISTS: [Kept; 3] = [Kept::Open, Kept::Over, Kept::Id];

impl Tracker {
    /// Writes the history. Its options are not part of it. [`Tracker::load`] reads it.
    pub fn save(&self, out: &mut Vec<u8>) {
        let mut to = Saver::new();
        self.save_state(&mut to);
        for kept in LISTS {
            to.number(self.table.length(kept) as u64);
            for entry in self.table.list(kept) {
                to.body.push(entry.scope as u8);
                to.text(entry.key());
                entry.state.save(&mut to);
            }
        }
        Writer(out).number(to.events.len() as u64);
        for event in &to.events {
            event.write(out);
        }
        out.extend_from_slice(&to.body);
    }

    fn save_state(&self, to: &mut Saver) {
        to.flag(self.greatest.is_some());
        to.body.extend_from_slice(&self.greatest.unwrap_or_default().to_le_bytes());
        to.flag(self.untimed);
        to.flag(self.finished);
        to.number(self.capped.len() as u64);
        for cap in &self.capped {
            to.body.push(*cap as u8);
        }
        let mut held = self.held();
        order::sort_by(&mut held, &mut |one, other| one.compare(other));
        to.events(&held);
        to.number(self.archive.len() as u64);
        for (key, subject) in &self.archive {
            to.text(key);
            subject.save(to);
        }
    }

    /// Continues a history. None: the bytes are something else.
    pub fn load(bytes: &mut Reader, options: Options) -> Option<Tracker> {
        let mut events = Vec::new();
        for _ in 0..bytes.number()? {
            events.push(Rc::new(Occurrence::read(bytes)?));
        }
        let mut from = Loader { bytes: *bytes, events };
        let mut tracker = Tracker::new(options);
        let known = from.flag()?;
        let greatest = i64::from_le_bytes(from.bytes.array()?);
        tracker.greatest = known.then_some(greatest);
        tracker.untimed = from.flag()?;
        tracker.finished = from.flag()?;
        tracker.capped =
            from.list(|from| [Cap::Runs, Cap::Ids, Cap::Held, Cap::Events].get(usize::from(from.byte()?)).copied())?;
        for event in from.events()? {
            tracker.hold(event);
        }
        tracker.archive = from.list(|from| {
            let key = from.text()?;
            Some((key, Box::new(super::subject::Subject::load(from)?)))
        })?;
        for _ in LISTS {
            for _ in 0..from.number()? {
                let scope = scope_of(from.byte()?)?;
                let key = from.text()?;
                let state = State::load(scope, &mut from)?;
                tracker.table.put(scope, &key, state);
            }
        }
        *bytes = from.bytes;
        Some(tracker)
    }
}

//! The state as bytes.

use super::{EXPECTED, Inner, List, MARK, MODES, Mode, Values};
use crate::bytes::{Reader, Writer};
use crate::stream::brackets::Brackets;
use crate::stream::record::{FrameFault, Lines, Open};

impl Values {
    pub fn write(&self, to: &mut Writer) {
        to.number(self.open.limit as u64);
        to.number(self.base);
        self.lines.write(to);
        to.number(self.number);
        to.number(self.mark as u64);
        to.number(MODES.iter().position(|&mode| mode == self.mode).unwrap_or(0) as u64);
        to.flag(self.list.is_some());
        if let Some(list) = &self.list {
            to.number(list.indent);
            to.number(EXPECTED.iter().position(|&expected| expected == list.expected).unwrap_or(0) as u64);
            to.flag(list.excused);
        }
        if self.mode == Mode::Between {
            return;
        }
        self.open.write(to);
        self.brackets.write(to);
        to.flag(self.array);
        to.flag(self.fault.is_some());
        to.flag(self.inner.is_some());
        if let Some(inner) = &self.inner {
            for number in [inner.start, inner.line, inner.before, inner.depth] {
                to.number(number);
            }
            to.flag(inner.closed);
        }
    }

    pub fn read(from: &mut Reader) -> Option<Self> {
        let mut values = Values::new(usize::try_from(from.number()?).ok().filter(|&limit| limit > 0)?);
        values.base = from.offset()?;
        values.lines = Lines::read(from, values.base)?;
        values.number = from.offset()?;
        values.mark = usize::try_from(from.number()?).ok().filter(|&mark| mark <= MARK.len() + 1)?;
        values.mode = *MODES.get(usize::try_from(from.number()?).ok()?)?;
        if from.flag()? {
            let indent = from.offset()?;
            let expected = *EXPECTED.get(usize::try_from(from.number()?).ok()?)?;
            values.list = Some(List { indent, expected, excused: from.flag()? });
        }
        if values.mode == Mode::Between {
            return Some(values);
        }
        values.open = Open::read(from, values.open.limit, values.base)?;
        if values.open.start == values.open.end {
            return None;
        }
        values.brackets = Brackets::read(from)?;
        values.array = from.flag()?;
        // No other fault is known before the end of a record.
        values.fault = from.flag()?.then_some(FrameFault::NoComma);
        if from.flag()? {
            let (start, line, before, depth) = (from.offset()?, from.offset()?, from.offset()?, from.offset()?);
            let closed = from.flag()?;
            let open = &values.open;
            if !(open.start < before && before <= start && start < open.end) {
                return None;
            }
            values.inner = Some(Inner { start, line, before, depth, closed });
        }
        let fits = match values.mode {
            Mode::Value => values.brackets.depth > 0 && !(values.array && values.list.is_some()),
            Mode::Held => values.is_alone() && values.list.is_none(),
            _ => true,
        };
        fits.then_some(values)
    }
}

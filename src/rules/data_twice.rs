use super::{Case, Context, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::cloudevents::{DATA, DATA_BASE64};
use crate::model::fault::{Detail, Sink, Step};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "The envelope has both `data` and `data_base64`.",
    why: "CloudEvents allows only one of the two. Readers that use different ones see different events.",
    example: include_str!("../../tests/cases/data-twice/example.json"),
    fixable: Fixable::Always,
    source: "CloudEvents 1.0, JSON format, section 3.1: the two members exclude each other",
};

pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let [data, encoded] = context.doc.members(context.event.attributes(), [DATA, DATA_BASE64]);
    if data != NONE && encoded != NONE {
        sink.say_detail(rule::DATA_TWICE, encoded - 1, None, Detail::Token(data - 1))
    } else {
        Ok(())
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say_both(
        case,
        "both {0} and {1} are present\nremove one of them; {0} was checked\nthe data as JSON",
        DATA,
        DATA_BASE64,
    );
    finding.related = case.related().unwrap_or(NONE);
    finding.offer_removal(case, case.token());
}

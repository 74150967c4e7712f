//! The options of calls: JSON objects as the npm package takes them. What is refused is refused in its words.

use crate::compose::whole;
use crate::formats::{digits, period};
use crate::json::{self, Doc, Kind, Limits, NONE, quote, quote_into};
use crate::model::plan::VOCABULARIES;
use crate::model::rule;
use crate::session::{Request, Settings};
use alloc::string::String;
use alloc::vec::Vec;

/// The most that a limit can be.
const MAX_LIMIT: u64 = 0x7FFF_FFFF;

/// The most findings of a report, unless it is said.
const MOST: u64 = 100;

const OPTIONS: &[&str] = &["release", "strict", "maxDiagnostics", "limits", "rules"];
const STREAM: &[&str] = &["records", "lifecycle", "from", "expect"];
const LIMITS: &[&str] = &["bytes", "depth", "batch"];
const LIFECYCLE: &[&str] = &["complete", "windowMs", "maxRuns", "maxIds"];
const EXPECTATION: &[&str] = &["pipeline", "tasks", "inOrder", "events", "within"];
const LEVELS: [&str; 4] = ["off", "note", "warning", "error"];

/// What a call was asked for.
pub struct Asked {
    pub settings: Settings,
    /// The most findings of a report.
    pub most: usize,
    /// The options as a request: see `Streams::open`.
    pub request: String,
}

impl Default for Asked {
    fn default() -> Self {
        let request = String::from("{}");
        Asked { settings: settings(&request), most: MOST as usize, request }
    }
}

/// The options of a request.
fn settings(request: &str) -> Settings {
    Settings::of(&Request(json::read(request.as_bytes(), &Limits::default(), false, Vec::new())))
}

/// The request of a stream.
pub fn request(text: &str) -> Request<'_> {
    Request(json::read(text.as_bytes(), &Limits::default(), false, Vec::new()))
}

impl Asked {
    /// The options in a JSON object. `more`: the names of options that the call has beyond those of every call. An error is why
    /// they are refused.
    pub fn of(options: &[u8], more: &[&str]) -> Result<Asked, String> {
        let doc = object(options)?;
        let mut checked = Checked { doc: &doc, request: String::from("{"), most: MOST };
        checked.known(0, "options", &[OPTIONS, more].concat())?;
        checked.general()?;
        checked.request.push('}');
        let Checked { request, most, .. } = checked;
        Ok(Asked { settings: settings(&request), most: most as usize, request })
    }

    /// The options of a stream.
    pub fn of_stream(options: &[u8]) -> Result<Asked, String> {
        let doc = object(options)?;
        let mut checked = Checked { doc: &doc, request: String::from("{"), most: MOST };
        checked.known(0, "options", &[OPTIONS, STREAM].concat())?;
        checked.general()?;
        checked.stream()?;
        checked.request.push('}');
        let Checked { request, most, .. } = checked;
        Ok(Asked { settings: settings(&request), most: most as usize, request })
    }
}

/// The object in a text; nothing is an object without members.
pub fn object(options: &[u8]) -> Result<Doc<'_>, String> {
    let text = if options.is_empty() { b"{}" } else { options };
    let doc = json::read(text, &Limits::default(), false, Vec::new());
    if doc.sound() && doc.kind(0) == Some(Kind::Object) {
        return Ok(doc);
    }
    Err(String::from("`options` is no JSON object"))
}

struct Checked<'d> {
    doc: &'d Doc<'d>,
    /// What is written of the request.
    request: String,
    most: u64,
}

impl Checked<'_> {
    fn member(&self, owner: u32, name: &str) -> Option<u32> {
        Some(self.doc.member(owner, name)).filter(|value| *value != NONE)
    }

    /// A value, as an error shows it.
    fn show(&self, value: u32) -> String {
        match self.doc.kind(value) {
            Some(Kind::Object) => String::from("an object"),
            Some(Kind::Array) => String::from("an array"),
            Some(Kind::String) => {
                quote(&self.doc.string(value).unwrap_or_default().chars().take(100).collect::<String>())
            }
            _ => String::from_utf8_lossy(self.doc.raw(value)).into_owned(),
        }
    }

    fn bad<Value>(&self, name: &str, value: u32, wanted: &str) -> Result<Value, String> {
        Err(["`", name, "` is ", &self.show(value), ", expected ", wanted].concat())
    }

    /// Refuses anything but an object with these members.
    fn known(&self, value: u32, name: &str, names: &[&str]) -> Result<(), String> {
        if self.doc.kind(value) != Some(Kind::Object) {
            return self.bad(name, value, "an object");
        }
        for key in self.doc.keys(value) {
            let member = self.doc.name(key);
            if !names.contains(&member) {
                let expected: Vec<String> = names.iter().map(|name| ["`", name, "`"].concat()).collect();
                let member = quote(member);
                let words = ["unknown option ", &member, " in `", name, "`, expected one of ", &expected.join(", ")];
                return Err(words.concat());
            }
        }
        Ok(())
    }

    fn flag(&self, owner: u32, name: &str) -> Result<bool, String> {
        let Some(value) = self.member(owner, name) else { return Ok(false) };
        match self.doc.raw(value) {
            b"true" => Ok(true),
            b"false" => Ok(false),
            _ => self.bad(name, value, "true or false"),
        }
    }

    fn count(&self, owner: u32, member: &str, name: &str, most: u64) -> Result<Option<u64>, String> {
        let Some(value) = self.member(owner, member) else { return Ok(None) };
        match whole(self.doc.raw(value)) {
            Some(number) => Ok(Some(number.min(most))),
            None => self.bad(name, value, "an integer of 0 or more"),
        }
    }

    fn one_of(&self, name: &str, words: &[&str]) -> Result<Option<String>, String> {
        let Some(value) = self.member(0, name) else { return Ok(None) };
        match self.doc.string(value).filter(|word| words.contains(word)) {
            Some(word) => Ok(Some(String::from(word))),
            None => self.bad(name, value, &["one of ", &words.join(", ")].concat()),
        }
    }

    fn begin(&mut self, name: &str) {
        self.request.push_str(if self.request.len() > 1 { ",\"" } else { "\"" });
        self.request.push_str(name);
        self.request.push_str("\":");
    }

    fn say(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.begin(name);
            quote_into(&mut self.request, value);
        }
    }

    fn say_number(&mut self, name: &str, value: Option<u64>) {
        if let Some(value) = value {
            self.begin(name);
            digits(&mut self.request, value, 1);
        }
    }

    fn say_flag(&mut self, name: &str, set: bool) {
        if set {
            self.begin(name);
            self.request.push_str("true");
        }
    }

    /// The options of every call.
    fn general(&mut self) -> Result<(), String> {
        let vocabularies: Vec<&str> = VOCABULARIES.iter().map(|vocabulary| vocabulary.id).collect();
        let release = self.one_of("release", &vocabularies)?;
        self.say("release", release.as_deref());
        let strict = self.flag(0, "strict")?;
        self.say_flag("strict", strict);
        self.most = self.count(0, "maxDiagnostics", "maxDiagnostics", MAX_LIMIT)?.unwrap_or(MOST);
        if let Some(limits) = self.member(0, "limits") {
            self.known(limits, "limits", LIMITS)?;
            for name in LIMITS {
                let most = self.count(limits, name, &["limits.", name].concat(), MAX_LIMIT)?;
                self.say_number(name, most);
            }
        }
        if let Some(rules) = self.member(0, "rules") {
            if self.doc.kind(rules) != Some(Kind::Object) {
                return self.bad("rules", rules, "an object");
            }
            self.levels(rules)?;
        }
        Ok(())
    }

    fn levels(&mut self, rules: u32) -> Result<(), String> {
        let doc = self.doc;
        let mut list = String::from("[");
        for key in doc.keys(rules) {
            let name = doc.name(key);
            let is_meant = |code: u16, known: &str| {
                let number = name.strip_prefix("CDE").and_then(|number| whole(number.as_bytes()));
                known == name || number == Some(u64::from(code))
            };
            let found = rule::ALL.iter().chain(rule::HISTORIES).find(|rule| is_meant(rule.code(), rule.name()));
            let Some(found) = found else {
                return Err(["`rules` is ", &quote(name), ", expected the name or code of a rule"].concat());
            };
            let option = ["rules.", name].concat();
            if found.is_fixed() {
                return self.bad(&option, key + 1, "no setting: this rule says why there is no verdict");
            }
            let Some(level) = doc.string(key + 1).filter(|level| LEVELS.contains(level)) else {
                return self.bad(&option, key + 1, &["one of ", &LEVELS.join(", ")].concat());
            };
            list.push_str(if list.len() > 1 { ",\"" } else { "\"" });
            digits(&mut list, u64::from(found.code()), 1);
            list.push('=');
            list.push_str(level);
            list.push('"');
        }
        list.push(']');
        self.begin("levels");
        self.request.push_str(&list);
        Ok(())
    }

    /// The options of streams.
    fn stream(&mut self) -> Result<(), String> {
        let records = self.one_of("records", &["problems", "all", "none"])?;
        self.say("records", records.as_deref());
        let from = self.one_of("from", &["json", "log"])?;
        self.say("from", from.as_deref());
        let expect = self.member(0, "expect");
        let lifecycle = self.member(0, "lifecycle");
        let on = match lifecycle {
            Some(value) if self.doc.kind(value) == Some(Kind::Object) => {
                self.lifecycle(value)?;
                true
            }
            Some(value) => match self.doc.raw(value) {
                b"true" => true,
                b"false" => false,
                _ => return self.bad("lifecycle", value, "true, false or an object"),
            },
            None => false,
        };
        self.say_flag("lifecycle", on || expect.is_some());
        if let Some(expect) = expect {
            self.expectations(expect)?;
            self.begin("expect");
            let raw = String::from_utf8_lossy(self.doc.raw(expect));
            self.request.push_str(&raw);
        }
        Ok(())
    }

    fn lifecycle(&mut self, value: u32) -> Result<(), String> {
        self.known(value, "lifecycle", LIFECYCLE)?;
        let complete = self.flag(value, "complete")?;
        self.say_flag("complete", complete);
        let window = self.count(value, "windowMs", "windowMs", (1 << 53) - 1)?;
        self.say_number("windowMs", window);
        for name in ["maxRuns", "maxIds"] {
            let most = self.count(value, name, name, MAX_LIMIT)?;
            self.say_number(name, most);
        }
        Ok(())
    }

    fn expectations(&self, list: u32) -> Result<(), String> {
        let doc = self.doc;
        if doc.kind(list) != Some(Kind::Array) {
            return self.bad("expect", list, "an array of expectations");
        }
        for (index, each) in doc.elements(list).enumerate() {
            let mut name = String::from("expect[");
            digits(&mut name, index as u64, 1);
            name.push(']');
            self.known(each, &name, EXPECTATION)?;
            let of = |member: &str| [&name, ".", member].concat();
            match self.member(each, "pipeline") {
                Some(pipeline) if doc.string(pipeline).is_some() => {}
                Some(pipeline) => return self.bad(&of("pipeline"), pipeline, "the name of a pipeline"),
                None => return Err(["`", &of("pipeline"), "` is undefined, expected the name of a pipeline"].concat()),
            }
            for member in ["tasks", "events"] {
                let Some(value) = self.member(each, member) else { continue };
                let strings = doc.elements(value).all(|one| doc.string(one).is_some());
                if doc.kind(value) != Some(Kind::Array) || !strings {
                    return self.bad(&of(member), value, "an array of strings");
                }
            }
            if let Some(value) = self.member(each, "inOrder")
                && !matches!(doc.raw(value), b"true" | b"false")
            {
                return self.bad(&of("inOrder"), value, "true or false");
            }
            if let Some(value) = self.member(each, "within")
                && doc.string(value).and_then(period).is_none()
            {
                return self.bad(&of("within"), value, "an ISO 8601 duration, such as PT30M");
            }
        }
        Ok(())
    }
}

//! Reads code step by step: 10,000 clients take longer than a frame.

use syntax::Yaml;
use syntax::tree::{Fault, Limits};

use super::declared::Code;
use super::hcl::Terraform;
use super::script::Script;
use super::tree::{self, Inventory};
use super::{Kind, RESOURCE};

/// Longer texts are not read, in bytes. Ten thousand clients with all scopes take about half of it.
const LONGEST: usize = 32 * 1024 * 1024;

/// What YAML may hold.
const LIMITS: Limits = Limits {
    bytes: LONGEST,
    depth: 64,
    nodes: 3_000_000,
    aliases: false,
};

/// So many events of YAML are taken in one step.
const EVENTS: usize = 400;

/// How far a text is read.
enum State<'a> {
    Terraform(Box<Terraform<'a>>),
    Script(Box<Script<'a>>),
    Yaml(Box<Yaml<'a>>, &'a str),
    Inventory(Box<Inventory<'a>>),
    Done(Code),
}

/// Code that is being read.
pub struct Reader<'a>(State<'a>);

impl<'a> Reader<'a> {
    /// Begins. `project` is the key of the project that it is compared with.
    ///
    /// # Errors
    /// Why the text is no code with API clients, in a sentence.
    pub fn new(text: &'a str, project: &'a str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err("Paste the code, or choose a file.".to_owned());
        }
        if text.len() > LONGEST {
            return Err("The text is longer than 32 MB, which is the limit.".to_owned());
        }
        let kind = kind(text).ok_or_else(|| {
            "No API clients were found in the text. It reads Terraform (commercetools_api_client), Pulumi in YAML or \
             TypeScript, and the JSON inventory of this page."
                .to_owned()
        })?;
        let code = Code::new(kind);
        Ok(Self(match kind {
            Kind::Terraform => State::Terraform(Box::new(Terraform::new(text, project, code))),
            Kind::PulumiScript => State::Script(Box::new(Script::new(text, project, code))),
            Kind::Inventory => State::Inventory(Box::new(Inventory::new(text, code)?)),
            Kind::PulumiYaml => {
                let yaml = Yaml::new(text, LIMITS).map_err(why)?;
                State::Yaml(Box::new(yaml), project)
            }
        }))
    }

    /// Reads a little more, which takes far less than a frame. Whether there may be more.
    ///
    /// # Errors
    /// Why the code can't be read, in a sentence.
    pub fn step(&mut self) -> Result<bool, String> {
        match &mut self.0 {
            State::Terraform(reader) => reader.step(),
            State::Script(reader) => reader.step(),
            State::Inventory(reader) => reader.step(),
            State::Done(_) => Ok(false),
            State::Yaml(yaml, project) => {
                let Some(documents) = yaml.step(EVENTS).map_err(why)? else {
                    return Ok(true);
                };
                let mut code = Code::new(Kind::PulumiYaml);
                for document in &documents {
                    tree::program(document, project, &mut code);
                }
                self.0 = State::Done(code);
                Ok(false)
            }
        }
    }

    /// What was read, when nothing is left.
    ///
    /// # Errors
    /// There is no API client in it.
    pub fn end(self) -> Result<Code, String> {
        let code = match self.0 {
            State::Terraform(reader) => reader.end(),
            State::Script(reader) => reader.code,
            State::Inventory(reader) => reader.code,
            State::Done(code) => code,
            State::Yaml(..) => Code::new(Kind::PulumiYaml),
        };
        if code.clients.is_empty() && code.unread == 0 {
            return Err("The code declares no API clients.".to_owned());
        }
        Ok(code)
    }

    /// Reads all of a text.
    ///
    /// # Errors
    /// Why it can't be read, in a sentence.
    pub fn read(text: &str, project: &str) -> Result<Code, String> {
        let mut reader = Reader::new(text, project)?;
        while reader.step()? {}
        reader.end()
    }
}

/// What a text is written in, by the first line that tells. A name can't begin a line in what [`super::Writer`]
/// writes.
fn kind(text: &str) -> Option<Kind> {
    if text.starts_with('[') {
        return Some(Kind::Inventory);
    }
    let by_line = text.lines().map(str::trim_start).find_map(|line| {
        let resource = line.strip_prefix("resource ").map(str::trim_start);
        if resource.is_some_and(|kind| kind.trim_start_matches('"').starts_with(RESOURCE)) {
            return Some(Kind::Terraform);
        }
        if line.starts_with("type:") && line.contains("commercetools:") {
            return Some(Kind::PulumiYaml);
        }
        let is_comment = line.starts_with("//") || line.starts_with('*') || line.starts_with('#');
        let makes = !is_comment && line.contains("ApiClient(") && line.contains("new ");
        makes.then_some(Kind::PulumiScript)
    });
    by_line.or_else(|| text.contains(RESOURCE).then_some(Kind::Terraform))
}

fn why(fault: Fault) -> String {
    match fault {
        Fault::Syntax(line) => format!("This is not YAML: line {line}."),
        Fault::Long => "The text is longer than 32 MB, which is the limit.".to_owned(),
        Fault::Deep => "The YAML is nested too deeply.".to_owned(),
        Fault::Many => "The YAML holds too many values.".to_owned(),
        Fault::Alias => "YAML with aliases is not read.".to_owned(),
    }
}

//! The command line.

use sandbox::{FaultRule, SandboxOptions};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Serves a made-up commercetools project on 127.0.0.1.

  --port N          the port (8090); 0 takes a free one and prints it
  --clients N       how many API Clients there are (40)
  --stores N        how many stores there are (60)
  --project-key K   the project key (sunny-outfitters)
  --project-name N  the project's name (that of the key)
  --stage yes       makes it the second environment of the shop, which differs on purpose
  --seed N          the seed of everything that looks random (1)
  --read-lag MS     how long reads lag behind a create (0)
  --fault SPEC      makes the next requests fail; may be repeated
                    SPEC is KIND[:VALUE][*TIMES][@[METHOD ]PATH]; TIMES is a number or 'all':
                    delay:MS  drop-before  drop-after  401  429:SECONDS  502  503
                    not-json  huge:BYTES  unknown-fields
                    for example '503*3@GET /api-clients' or 'drop-after@POST /api-clients'

For tests: POST /__sandbox/faults, POST /__sandbox/reset, POST /__sandbox/time, GET /__sandbox/log.";

/// What was asked for.
#[derive(Clone, Default)]
pub(crate) struct Args {
    /// The port; 0 takes a free one.
    pub(crate) port: u16,
    /// The project.
    pub(crate) options: SandboxOptions,
    /// What goes wrong from the start.
    pub(crate) faults: Vec<FaultRule>,
}

/// Reads the arguments; `None` asks for help.
pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Args>, String> {
    let mut args = Args {
        port: 8090,
        ..Args::default()
    };
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            return Ok(None);
        }
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (word, None),
        };
        let value = value
            .or_else(|| words.next())
            .ok_or_else(|| format!("{name} needs a value."))?;
        let options = &mut args.options;
        match name.as_str() {
            "--port" => args.port = number(&name, &value)?,
            "--clients" => options.clients = number(&name, &value)?,
            "--stores" => options.stores = number(&name, &value)?,
            "--seed" => options.seed = number(&name, &value)?,
            "--read-lag" => options.read_lag_ms = number(&name, &value)?,
            "--project-key" => options.project_key = value,
            "--project-name" => options.project_name = Some(value),
            "--stage" => options.stage = value == "yes",
            "--fault" => args.faults.push(FaultRule::parse(&value)?),
            _ => return Err(format!("There is no option {name}.")),
        }
    }
    Ok(Some(args))
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("{name} needs a number, not '{value}'."))
}

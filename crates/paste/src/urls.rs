//! URLs in a pasted text: which host, which region, which project.

use super::names::Field;
use platform::region::{REGIONS, Region};

/// The hosts from before the regions had names; they are documented to be kept alive. That they
/// stand for these two regions is inferred.
const FORMER: &[(&str, &str, &str)] = &[
    ("auth.sphere.io", "auth", "europe-west1.gcp"),
    ("api.sphere.io", "api", "europe-west1.gcp"),
    ("api.commercetools.com", "api", "europe-west1.gcp"),
    ("auth.commercetools.co", "auth", "us-central1.gcp"),
    ("api.commercetools.co", "api", "us-central1.gcp"),
];

/// The parts of a URL that tell something.
pub(super) struct Address<'a> {
    /// Scheme, host and port.
    pub(super) base: String,
    /// The region that the host belongs to.
    pub(super) region: Option<&'static Region>,
    /// `auth`, `api`, `mc`, if the host is the vendor's.
    service: &'a str,
    path: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let text = text.trim().trim_matches(['"', '\'', '`']);
        let (scheme, rest) = text
            .split_once("://")
            .or_else(|| text.split_once("\\://"))?;
        let scheme = ["https", "http"]
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(scheme))?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let fits = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
        if authority.is_empty() || !authority.bytes().all(fits) {
            return None;
        }
        let host = authority.to_ascii_lowercase();
        let (service, region) = vendor(&host, authority);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        Some(Self {
            base: format!("{scheme}://{host}"),
            region,
            service,
            path,
        })
    }

    fn segments(&self) -> impl Iterator<Item = &'a str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }

    /// What the URL is, given what its name says of it: the auth URL, the API URL, or only a sign of
    /// the region. None if nothing tells.
    pub(super) fn role(&self, named: Option<Field>) -> Option<Field> {
        if self.region.is_some() {
            return Some(match self.service {
                "auth" => Field::AuthUrl,
                "api" => Field::ApiUrl,
                _ => Field::Region,
            });
        }
        if self.segments().next() == Some("oauth") {
            Some(Field::AuthUrl)
        } else {
            named
        }
    }

    /// The project key in the path, in the forms that are documented.
    pub(super) fn project_key(&self, role: Field) -> Option<&'a str> {
        let mut segments = self.segments();
        let first = segments.next()?;
        if first == "oauth" {
            let (key, flow) = (segments.next()?, segments.next()?);
            return matches!(flow, "customers" | "anonymous" | "in-store").then_some(key);
        }
        (role == Field::ApiUrl || self.service == "mc").then_some(first)
    }
}

/// The service and the region that a host stands for; without a region it is nobody's.
fn vendor<'a>(host: &str, typed: &'a str) -> (&'a str, Option<&'static Region>) {
    let by_id = |id: &str| REGIONS.iter().find(|region| region.id == id);
    if let Some((_, service, id)) = FORMER.iter().find(|(former, ..)| *former == host) {
        return (service, by_id(id));
    }
    let service = typed.split('.').next().unwrap_or_default();
    let rest = host.get(service.len() + 1..).unwrap_or_default();
    (
        service,
        rest.strip_suffix(".commercetools.com").and_then(by_id),
    )
}

/// A region by its id, in the spellings of hosts (`europe-west1.gcp`) and of the Java SDK
/// (`GCP_EUROPE_WEST1`).
pub(super) fn region(text: &str) -> Option<&'static Region> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let wanted = plain(text);
    REGIONS.iter().find(|region| {
        let (place, cloud) = region.id.split_once('.').unwrap_or((region.id, ""));
        let (place, cloud) = (plain(place), plain(cloud));
        wanted == place
            || wanted == format!("{place}{cloud}")
            || wanted == format!("{cloud}{place}")
    })
}

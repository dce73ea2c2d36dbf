//! URLs in a pasted text: which host, which region, which project.

use super::names::Field;
use platform::region::{REGIONS, Region};
use syntax::{Authority, Url};

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
    service: String,
    path: &'a str,
}

impl<'a> Address<'a> {
    /// Reads a URL of a host. One with a user name is none: what stands before the `@` may be there
    /// to mislead, and the page would not send it.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let text = text.trim().trim_matches(['"', '\'', '`']);
        let url = Url::split(text)?;
        // Properties files write `https\://` and `host\:8080`.
        let scheme = url.scheme.strip_suffix('\\').unwrap_or(url.scheme);
        let scheme = ["https", "http"]
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(scheme))?;
        let escaped = url
            .path
            .strip_prefix("\\:")
            .filter(|_| scheme.len() < url.scheme.len());
        let (host, path) = match escaped {
            Some(rest) => {
                let (port, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (format!("{}:{port}", url.host), path)
            }
            None => (url.host.to_owned(), url.path),
        };
        let authority = Authority::parse(&host)
            .ok()
            .filter(|_| url.user.is_none())?;
        let (service, region) = vendor(&authority);
        Some(Self {
            base: format!("{scheme}://{authority}"),
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
            return Some(match self.service.as_str() {
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
fn vendor(authority: &Authority) -> (String, Option<&'static Region>) {
    let by_id = |id: &str| REGIONS.iter().find(|region| region.id == id);
    let host = authority.host();
    if let Some((_, service, id)) = FORMER.iter().find(|(former, ..)| *former == host) {
        return ((*service).to_owned(), by_id(id));
    }
    let region = authority.parent().strip_suffix(".commercetools.com");
    // Another port of the host is not the host of the region.
    let region = region.filter(|_| matches!(authority.port(), None | Some(443)));
    (authority.first_label().to_owned(), region.and_then(by_id))
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

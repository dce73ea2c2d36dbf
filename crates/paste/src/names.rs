//! What the names beside values mean, in the spellings that are about.

use zeroize::Zeroizing;

/// A value that the page can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    ProjectKey,
    ClientId,
    Secret,
    Token,
    Scope,
    AuthUrl,
    ApiUrl,
    Region,
    /// The value of an `Authorization` header.
    Authorization,
    /// `id:secret`, as cURL's `user` takes it.
    User,
}

impl Field {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::ProjectKey => "project key",
            Self::ClientId => "client id",
            Self::Secret => "client secret",
            Self::Token => "access token",
            Self::Scope => "scope",
            Self::AuthUrl => "auth URL",
            Self::ApiUrl => "API URL",
            Self::Region => "region",
            Self::Authorization => "Authorization",
            Self::User => "user",
        }
    }
}

/// The names without marks and capitals. `host` is the API URL in the vendor's Postman environment.
const FIELDS: &[(&str, Field)] = &[
    ("accesstoken", Field::Token),
    ("accesstokenurl", Field::AuthUrl),
    ("apihost", Field::ApiUrl),
    ("apiuri", Field::ApiUrl),
    ("apiurl", Field::ApiUrl),
    ("authhost", Field::AuthUrl),
    ("authorization", Field::Authorization),
    ("authuri", Field::AuthUrl),
    ("authurl", Field::AuthUrl),
    ("baseurl", Field::ApiUrl),
    ("bearer", Field::Token),
    ("bearertoken", Field::Token),
    ("clientid", Field::ClientId),
    ("clientsecret", Field::Secret),
    ("host", Field::ApiUrl),
    ("hosturl", Field::ApiUrl),
    ("oauthhost", Field::AuthUrl),
    ("oauthurl", Field::AuthUrl),
    ("project", Field::ProjectKey),
    ("projectkey", Field::ProjectKey),
    ("region", Field::Region),
    ("scope", Field::Scope),
    ("scopes", Field::Scope),
    ("secret", Field::Secret),
    ("token", Field::Token),
    ("tokenurl", Field::AuthUrl),
];

/// Words after which a name of ours follows: `VUE_APP_CT_PROJECT_KEY`, `MYSHOP_CTP_CLIENT_ID`.
const MARKS: &[&str] = &["ctp", "ct", "commercetools"];

/// Words that shells, files and frameworks put before a name.
const BEFORE: &[&str] = &[
    "app", "arg", "const", "declare", "env", "export", "expo", "gatsby", "let", "next", "nuxt",
    "private", "process", "public", "react", "set", "setenv", "var", "vite", "vue", "x",
];

/// Names that stand beside credentials and that connecting has no use for.
const NEVER_MATTER: &[&str] = &[
    "accesstokenvalidityseconds",
    "createdat",
    "deleteat",
    "deletedaysaftercreation",
    "enabled",
    "expiresin",
    "granttype",
    "id",
    "lastusedat",
    "name",
    "postmanexportedat",
    "postmanexportedusing",
    "postmanvariablescope",
    "refreshtokenvalidityseconds",
    "storekey",
    "timestamp",
    "tokentype",
    "tokentypehint",
    "type",
    "username",
    "password",
    "version",
];

/// What the value beside this name is, if the page can use it.
pub(super) fn field(name: &str) -> Option<Field> {
    if name.len() > 80 {
        return None;
    }
    let name = plain(name);
    let at = FIELDS
        .binary_search_by(|(known, _)| (*known).cmp(name.as_str()))
        .ok()?;
    FIELDS.get(at).map(|(_, field)| *field)
}

/// Whether a value beside this name can be passed over without a word.
pub(super) fn never_matters(name: &str) -> bool {
    let name = plain(name);
    name.is_empty() || NEVER_MATTER.contains(&name.as_str())
}

/// The name if it is surely one, else the number of its line: a value must not be shown.
pub(super) fn tellable(name: &str, line: usize) -> String {
    let name = name.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let letters = name
        .bytes()
        .all(|b| b.is_ascii_alphabetic() || b" ._-".contains(&b));
    let constant = name.contains('_')
        && name
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if !name.is_empty() && ((letters && name.len() <= 24) || (constant && name.len() <= 40)) {
        name.to_owned()
    } else {
        format!("line {line}")
    }
}

/// The letters and digits of a name in small letters, without what stands before it. It is wiped:
/// what seemed to be a name may be a part of a secret.
fn plain(name: &str) -> Zeroizing<String> {
    let words: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let any = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let start = match words.iter().rposition(|word| any(MARKS, word)) {
        Some(mark) => mark + 1,
        None => words.iter().take_while(|word| any(BEFORE, word)).count(),
    };
    let mut plain = Zeroizing::new(words.get(start..).unwrap_or_default().concat());
    plain.make_ascii_lowercase();
    for mark in ["ctp", "commercetools"] {
        if let Some(rest) = plain.strip_prefix(mark) {
            return Zeroizing::new(rest.to_owned());
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(FIELDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn names_are_known_in_every_spelling() {
        for (name, expected) in [
            ("CTP_PROJECT_KEY", Field::ProjectKey),
            ("project_key", Field::ProjectKey),
            ("projectKey", Field::ProjectKey),
            ("project-key", Field::ProjectKey),
            ("ctp.projectKey", Field::ProjectKey),
            ("ctpProjectKey", Field::ProjectKey),
            ("export CTP_CLIENT_ID", Field::ClientId),
            ("$env:CTP_CLIENT_ID", Field::ClientId),
            ("VUE_APP_CT_CLIENT_SECRET", Field::Secret),
            ("NEXT_PUBLIC_CTP_CLIENT_SECRET", Field::Secret),
            ("NEXT_PUBLIC_CLIENT_ID", Field::ClientId),
            ("MYSHOP_CTP_AUTH_URL", Field::AuthUrl),
            ("Auth URL", Field::AuthUrl),
            ("COMMERCETOOLS_API_URL", Field::ApiUrl),
            ("CTP_SCOPES", Field::Scope),
            ("ctp_access_token", Field::Token),
        ] {
            assert_eq!(field(name), Some(expected), "{name}");
        }
        for name in [
            "STRIPE_CLIENT_SECRET",
            "CTP_IMPORT_API_URL",
            "clientIdentity",
            "",
            "é",
        ] {
            assert_eq!(field(name), None, "{name}");
        }
    }

    #[test]
    fn a_value_is_not_told_as_a_name() {
        assert_eq!(tellable("STRIPE_KEY_2", 4), "STRIPE_KEY_2");
        assert_eq!(tellable("displayName", 4), "displayName");
        for value in [
            "kJ3dfG8s",
            "dGhpcyBpcyBhIHNlY3JldCB2YWx1ZQ",
            "abcdefgh_1",
            "",
            "ключ",
        ] {
            assert_eq!(tellable(value, 4), "line 4", "{value}");
        }
    }
}

//! The auth host: tokens by client credentials and by refresh tokens, introspection and revocation. What belongs
//! to customers and anonymous sessions is in [`sign_in`](super::sign_in).

use super::{
    Sandbox,
    answer::{Answer, insufficient_scope, invalid_client, not_found, oauth_error, ok},
    clients::Client,
    grant::{grant, unsupported},
    sign_in::SignIn,
    target::{Pairs, Target, basic, first, pairs},
    write::{field, json, put},
};
use client::{Secret, Timestamp};
use platform::http::{Method, Request};
use serde::Serialize;

/// The lifetime of tokens whose client has none of its own (API reference: 48 hours).
const DEFAULT_SECONDS: u32 = 172_800;

/// How long refresh tokens that nobody uses live, likewise (API reference: 200 days).
const DEFAULT_REFRESH_SECONDS: u32 = 17_280_000;

/// One access token.
pub(super) struct Token {
    pub(super) value: Secret,
    pub(super) client_id: String,
    pub(super) scope: String,
    pub(super) expires: Timestamp,
}

/// One refresh token.
pub(super) struct Refresh {
    value: Secret,
    client_id: String,
    scope: String,
    /// Put off with each use (API reference: ApiClient, `refreshTokenValiditySeconds`).
    expires: Timestamp,
}

/// What is asked of the auth host.
enum Call<'a> {
    Token,
    Introspect,
    Revoke,
    /// For this project.
    SignIn(&'a str, SignIn<'a>),
}

/// What introspection tells; of a token that is not active nothing but that.
#[derive(Default, Serialize)]
struct Introspection<'a> {
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
}

/// What a form says. The body goes first; the query is allowed too (API reference: api/oauth).
pub(super) fn parameters(request: &Request, target: &Target) -> Pairs {
    let mut parameters = pairs(request.body.as_deref().unwrap_or_default());
    parameters.extend(target.query.iter().cloned());
    parameters
}

impl Sandbox {
    /// Answers what comes under `/oauth`.
    pub(super) fn oauth(&mut self, now: Timestamp, request: &Request, target: &Target) -> Answer {
        let segments = target.segments();
        let call = match segments[..] {
            [_, "token"] => Call::Token,
            [_, "introspect"] => Call::Introspect,
            [_, "token", "revoke"] => Call::Revoke,
            [_, project, ref rest @ ..] => match SignIn::of(rest) {
                Some(flow) => Call::SignIn(project, flow),
                None => return not_found("that path"),
            },
            _ => return not_found("that path"),
        };
        if request.method != Method::Post {
            return not_found("that path and method");
        }
        let Some(client) = self.who_asks(request) else {
            return invalid_client();
        };
        let parameters = parameters(request, target);
        match call {
            Call::Token => self.token(now, client, &parameters),
            Call::Introspect => self.introspect(now, client, &parameters),
            Call::Revoke => self.revoke(client, &parameters),
            // Which answer comes first is unverified.
            Call::SignIn(project, _) if project != self.project_key => {
                not_found(&format!("project key '{project}'"))
            }
            Call::SignIn(_, flow) => self.sign_in(now, client, flow, &parameters),
        }
    }

    /// The client whose credentials a request to the auth host has.
    pub(super) fn who_asks(&self, request: &Request) -> Option<usize> {
        let (id, secret) = basic(request.authorization.as_deref())?;
        let is = |client: &Client| client.id == id && client.secret == secret;
        self.clients.iter().position(is)
    }

    /// `POST /oauth/token`.
    fn token(&mut self, now: Timestamp, client: usize, parameters: &Pairs) -> Answer {
        match first(parameters, "grant_type") {
            Some("client_credentials") => {}
            None | Some("") => {
                let message = "Missing required parameter: grant_type.";
                return oauth_error("invalid_request", message);
            }
            Some("refresh_token") => return self.refresh(now, client, parameters),
            Some(other) => return unsupported(other),
        }
        match grant(first(parameters, "scope"), &self.clients[client].scope) {
            Ok(scope) => ok(self.issue(now, client, scope, false)),
            Err(refused) => refused.answer(&self.clients[client].scope),
        }
    }

    /// `POST /oauth/token` with a refresh token. The answer repeats no refresh token (observed); its error is known
    /// from another mock only.
    fn refresh(&mut self, now: Timestamp, client: usize, parameters: &Pairs) -> Answer {
        let Some(wanted) = first(parameters, "refresh_token").filter(|token| !token.is_empty())
        else {
            let message = "Missing required parameter: refresh_token.";
            return oauth_error("invalid_request", message);
        };
        let life = self.refresh_ms(client);
        let id = &self.clients[client].id;
        let found = self.refreshes.iter_mut().find(|held| {
            held.expires > now && held.client_id == *id && held.value.reveal() == wanted
        });
        let Some(held) = found else {
            let message = "The refresh token was not found. It may have expired.";
            return oauth_error("invalid_grant", message);
        };
        held.expires = Timestamp(now.0 + life);
        let scope = held.scope.clone();
        ok(self.issue(now, client, scope, false))
    }

    /// How long an unused refresh token of the client lives, in milliseconds.
    fn refresh_ms(&self, client: usize) -> i64 {
        let own = self.clients[client].refresh_seconds;
        i64::from(own.unwrap_or(DEFAULT_REFRESH_SECONDS)) * 1000
    }

    /// Makes an access token with this scope, and a refresh token if it is to have one.
    pub(super) fn issue(
        &mut self,
        now: Timestamp,
        client: usize,
        scope: String,
        refreshable: bool,
    ) -> String {
        let value = self.rng.secret();
        let refresh = refreshable.then(|| self.rng.secret());
        let refresh_ends = Timestamp(now.0 + self.refresh_ms(client));
        let client = &mut self.clients[client];
        client.last_used = Some(now.day());
        let seconds = client.access_seconds.unwrap_or(DEFAULT_SECONDS);
        let mut answer = String::new();
        field(&mut answer, "{\"access_token\":", &value);
        answer.push_str(",\"token_type\":\"Bearer\",\"expires_in\":");
        put(&mut answer, &seconds);
        field(&mut answer, ",\"scope\":", &scope);
        if let Some(refresh) = &refresh {
            field(&mut answer, ",\"refresh_token\":", refresh);
        }
        answer.push('}');
        self.refreshes.retain(|token| token.expires > now);
        self.refreshes.extend(refresh.map(|value| Refresh {
            value: Secret::new(value),
            client_id: client.id.clone(),
            scope: scope.clone(),
            expires: refresh_ends,
        }));
        self.tokens.retain(|token| token.expires > now);
        self.tokens.push(Token {
            value: Secret::new(value),
            client_id: client.id.clone(),
            scope,
            expires: Timestamp(now.0 + i64::from(seconds) * 1000),
        });
        answer
    }

    /// `POST /oauth/introspect`, for access tokens; a refresh token is not active (unverified). The unit of `exp` is milliseconds (unverified). Foreign tokens
    /// need the scope `introspect_oauth_tokens`; the error for want of it is unverified.
    fn introspect(&mut self, now: Timestamp, client: usize, parameters: &Pairs) -> Answer {
        let Some(wanted) = first(parameters, "token") else {
            return oauth_error("invalid_request", "Missing required parameter: token.");
        };
        let Some(token) = self.living(now, wanted) else {
            return ok(json(&Introspection::default()));
        };
        let client = &self.clients[client];
        if token.client_id != client.id {
            let name = "introspect_oauth_tokens";
            if !client
                .scope
                .split_whitespace()
                .any(|scope| scope.split(':').next() == Some(name))
            {
                return insufficient_scope(&[name]);
            }
        }
        ok(json(&Introspection {
            active: true,
            scope: Some(&token.scope),
            exp: Some(token.expires.0),
            client_id: Some(&token.client_id),
        }))
    }

    /// `POST /oauth/token/revoke`: 200 and no body, for unknown tokens too (RFC 7009; unverified).
    /// A client revokes only its own. An access token outlives the refresh token that came with it, and the other
    /// way around (unverified).
    fn revoke(&mut self, client: usize, parameters: &Pairs) -> Answer {
        let Some(wanted) = first(parameters, "token") else {
            return oauth_error("invalid_request", "Missing required parameter: token.");
        };
        self.end_token(client, wanted);
        ok(String::new())
    }

    /// Ends a token of the client, if it is one.
    pub(super) fn end_token(&mut self, client: usize, wanted: &str) {
        let id = &self.clients[client].id;
        self.tokens
            .retain(|token| token.value.reveal() != wanted || token.client_id != *id);
        self.refreshes
            .retain(|token| token.value.reveal() != wanted || token.client_id != *id);
    }

    /// The token of that value, if it is neither expired nor revoked.
    pub(super) fn living(&self, now: Timestamp, value: &str) -> Option<&Token> {
        self.tokens
            .iter()
            .find(|token| token.expires > now && token.value.reveal() == value)
    }
}

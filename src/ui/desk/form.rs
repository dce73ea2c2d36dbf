//! The request: its flow, what that needs, and its fields.

use leptos::prelude::*;
use oauth::{Flow, Kind, Wrong, with_scope};
use scope::{Permission, ScopeSet};

use super::model::{Model, kinds};
use super::texts;
use crate::ui::kit::{CancelButton, MaskedField, Segmented, SelectField, TextField};

fn error(model: Model, pick: fn(&Wrong) -> &Option<String>) -> Signal<Option<String>> {
    Signal::derive(move || model.wrong.with(|all| pick(all).clone()))
}

fn into(signal: RwSignal<String>) -> Callback<String> {
    Callback::new(move |text| signal.set(text))
}

/// The form of the request.
#[component]
pub(super) fn RequestForm(model: Model) -> impl IntoView {
    let waiting = model.waiting;
    let flow = Memo::new(move |_| model.flow.get());
    let options: Vec<(String, String)> = Flow::ALL
        .map(|flow| (flow.id().to_owned(), texts::flow(flow).to_owned()))
        .into();
    let choose = Callback::new(move |id: String| {
        if let Some(flow) = Flow::of(&id) {
            model.set_flow(flow);
        }
    });
    let about = move || {
        let flow = flow.get();
        let unverified = flow
            .unverified()
            .map(|words| view! { <p class="hint unverified">{words}</p> });
        view! {
            <p class="desk-path"><code>"POST "{flow.path()}</code></p>
            <p class="hint">{flow.needs_words()}</p>
            {unverified}
        }
    };
    let lacking = Memo::new(move |_| {
        let needed = flow.get().needs()?;
        let known = model.known();
        // Tokens of its own need no scope for introspection.
        let of_own = flow.get() == Flow::Introspect;
        (!of_own && !known.is_empty() && !known.contains(&Permission::project(needed)))
            .then_some(needed)
    });
    let lacks = move || {
        lacking
            .get()
            .map(|scope| view! { <p class="note caution">{texts::lacks(scope)}</p> })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        model.send();
    };
    view! {
        <form class="desk-form" aria-labelledby="request-title" autocomplete="off" novalidate on:submit=submit>
            <h2 id="request-title">{texts::REQUEST}</h2>
            <SelectField id="flow" label=texts::FLOW value=Signal::derive(move || flow.get().id().to_owned())
                on_change=choose options=Signal::stored(options)/>
            {about}
            {lacks}
            {move || fields(model, flow.get())}
            <div class="actions">
                <button type="submit" class="button primary" disabled=move || waiting.busy()>
                    {move || if waiting.busy() { texts::WAITING } else { texts::send(flow.get()) }}
                </button>
                <CancelButton waiting/>
            </div>
        </form>
    }
    .into_any()
}

fn fields(model: Model, flow: Flow) -> AnyView {
    let own = match flow {
        Flow::Client => ().into_any(),
        Flow::Anonymous => view! {
            <TextField id="anonymous-id" label=texts::ANONYMOUS_ID value=model.anonymous_id
                on_input=into(model.anonymous_id) error=error(model, |w| &w.anonymous_id)
                hint=texts::ANONYMOUS_ID_HINT.to_owned()/>
        }
        .into_any(),
        Flow::Customer | Flow::StoreCustomer => customer(model, flow),
        Flow::Refresh | Flow::Introspect | Flow::Revoke => token(model, flow),
    };
    let scopes = flow.takes_scopes().then(|| scopes(model));
    view! { {own}{scopes} }.into_any()
}

fn customer(model: Model, flow: Flow) -> AnyView {
    let store = (flow == Flow::StoreCustomer).then(|| {
        view! {
            <TextField id="store-key" label=texts::STORE value=model.store required=true
                on_input=into(model.store) error=error(model, |w| &w.store)/>
        }
    });
    let sandbox = match model.source {
        super::model::Source::Typed(gate) => gate.typed.is_sandbox(),
        super::model::Source::Made(workspace, _) => workspace.is_sandbox(),
    };
    let hint = sandbox.then(|| {
        let (email, password) = match flow {
            Flow::StoreCustomer => (
                sandbox::STORE_CUSTOMER_EMAIL,
                sandbox::STORE_CUSTOMER_PASSWORD,
            ),
            _ => (sandbox::CUSTOMER_EMAIL, sandbox::CUSTOMER_PASSWORD),
        };
        let store = (flow == Flow::StoreCustomer).then(|| {
            view! { " "{texts::SANDBOX_STORE}" "<code>{sandbox::CUSTOMER_STORE}</code> }
        });
        view! {
            <p class="hint">{texts::SANDBOX_CUSTOMER}" "<code>{email}</code>" "{texts::SANDBOX_PASSWORD}" "
                <code>{password}</code>{store}"."</p>
        }
    });
    view! {
        {store}
        <div class="pair">
            <TextField id="customer-email" label=texts::EMAIL value=model.email required=true
                on_input=into(model.email) error=error(model, |w| &w.email)/>
            <MaskedField id="customer-password" label=texts::PASSWORD value=model.password
                error=error(model, |w| &w.password)/>
        </div>
        {hint}
    }
    .into_any()
}

/// One of the tokens of the page, or one that is typed.
fn token(model: Model, flow: Flow) -> AnyView {
    let options = Signal::derive(move || {
        let mut all = vec![(String::new(), texts::TYPED_TOKEN.to_owned())];
        for number in model.numbers.get() {
            let Some(held) = model.held(number) else {
                continue;
            };
            let there = kinds(flow)
                .iter()
                .filter(|kind| held.token(**kind).is_some());
            all.extend(there.map(|kind| (value(number, *kind), texts::choice(number, *kind))));
        }
        all
    });
    let chosen = Signal::derive(move || {
        let chosen = model.chosen.get();
        chosen.map_or_else(String::new, |(number, kind)| value(number, kind))
    });
    let choose = Callback::new(move |text: String| model.chosen.set(read(&text)));
    let is_typed = Memo::new(move |_| model.chosen.with(Option::is_none));
    let field = move || {
        is_typed.get().then(|| {
            let label = match flow {
                Flow::Refresh => texts::REFRESH_TOKEN,
                Flow::Introspect => texts::ACCESS_TOKEN,
                _ => texts::TYPED_TOKEN,
            };
            let kind = Signal::derive(move || model.kind.get().hint().to_owned());
            let kinds = [Kind::Access, Kind::Refresh]
                .map(|kind| (kind.hint(), texts::word(kind).to_owned()));
            let kind = (flow == Flow::Revoke).then(|| {
                view! {
                    <Segmented name="token-kind" label=texts::KIND shown=true value=kind options=kinds.into()
                        on_change=move |hint| {
                            let is = |kind: &Kind| kind.hint() == hint;
                            model.kind.set([Kind::Access, Kind::Refresh].into_iter().find(is).unwrap_or(Kind::Access));
                        }/>
                }
            });
            view! {
                <MaskedField id="typed-token" label value=model.token error=error(model, |w| &w.token)/>
                {kind}
            }
        })
    };
    view! {
        <SelectField id="token-choice" label=texts::TOKEN value=chosen on_change=choose options/>
        {field}
    }
    .into_any()
}

/// A choice as the value of an option, and back.
fn value(number: u32, kind: Kind) -> String {
    format!("{} {number}", kind.hint())
}

fn read(value: &str) -> Option<(u32, Kind)> {
    let (hint, number) = value.split_once(' ')?;
    let kind = [Kind::Access, Kind::Refresh]
        .into_iter()
        .find(|kind| kind.hint() == hint)?;
    Some((number.parse().ok()?, kind))
}

/// The scopes as text, and those that are known to tick.
fn scopes(model: Model) -> AnyView {
    let known = Memo::new(move |_| model.known());
    let count = Memo::new(move |_| known.with(ScopeSet::len));
    let key = Memo::new(move |_| model.credentials().project_key);
    let asked = Memo::new(move |_| {
        let parse = |text: &String| key.with(|key| ScopeSet::parse(text, Some(key)).set);
        model.scopes.with(parse)
    });
    let line = move |permission: Permission| {
        let words = permission.words();
        let own = permission.clone();
        let on = Memo::new(move |_| asked.with(|asked| asked.contains(&own)));
        let tick = move |event| {
            let key = key.get_untracked();
            let is_on = event_target_checked(&event);
            model
                .scopes
                .update(|text| *text = with_scope(text, &permission, &key, is_on));
        };
        view! {
            <li><label class="check"><input type="checkbox" prop:checked=on on:change=tick/>
                <code>{words}</code></label></li>
        }
    };
    let list = move || {
        (count.get() > 0).then(|| {
            let all: Vec<_> = known.with(|known| known.iter().cloned().map(line).collect());
            view! {
                <details class="desk-known">
                    <summary>{texts::known(count.get())}</summary>
                    <ul class="plain">{all}</ul>
                </details>
            }
        })
    };
    view! {
        <TextField id="token-scopes" label=texts::SCOPES value=model.scopes on_input=into(model.scopes)
            error=error(model, |w| &w.scopes) hint=texts::SCOPES_HINT.to_owned()/>
        {list}
    }
    .into_any()
}

//! Which endpoints a permission opens, and how much that weighs.

use super::table::{EndpointId, Need, count, endpoints, need_lists};
use scope::catalogue::{Kind, SCOPES, ScopeInfo, StoreForm, index};
use scope::permission::Permission;

/// What a read weighs.
const READ: u32 = 1;
/// What a call that changes something weighs.
const WRITE: u32 = 3;
/// Personal data makes a call heavier by this factor.
const PERSONAL: u32 = 2;

/// How far a set of scopes reaches: the endpoints that it opens.
///
/// The weight is what the solver keeps least: a read counts 1, a call that changes something 3, and
/// either twice as much if it deals with personal data. An endpoint counts once, however many
/// scopes open it. The weights are our own judgment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// How many endpoints are open.
    pub calls: u32,
    /// How many of them change something.
    pub writes: u32,
    /// How many of them deal with personal data.
    pub personal: u32,
    /// All of them together, each with its weight.
    pub weight: u32,
}

impl Reach {
    /// `opens 12 calls (4 change something, 12 deal with personal data)`.
    pub fn words(&self) -> String {
        let part = |number: u32, verbs: [&str; 2]| {
            let [one, many] = verbs;
            (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { many }))
        };
        let parts = [
            part(self.writes, ["changes data", "change data"]),
            part(
                self.personal,
                ["accesses personal data", "access personal data"],
            ),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let opens = format!("allows {}", calls(self.calls));
        if parts.is_empty() {
            opens
        } else {
            format!("{opens} ({})", parts.join(", "))
        }
    }
}

/// How far one permission reaches on its own; `None` if the catalog doesn't know it.
pub fn reach_of(permission: &Permission) -> Option<Reach> {
    let scope = index(&permission.name)?;
    let in_store = permission.store.is_some();
    Some(Key { in_store, scope }.opened().reach())
}

/// `1 call`, `2 calls`.
pub(super) fn calls(number: u32) -> String {
    syntax::counted(number, "call")
}

/// A scope for the whole project, or its form for one Store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) in_store: bool,
    pub(super) scope: u16,
}

impl Key {
    pub(super) fn info(self) -> &'static ScopeInfo {
        &SCOPES[usize::from(self.scope)]
    }

    /// Everything that can be granted, for the whole project or in a Store. Store forms that no
    /// official list has are left out.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let places = [false, true].into_iter();
        places.flat_map(|in_store| {
            let scopes = (0u16..).zip(SCOPES);
            let fits = move |info: &ScopeInfo| !in_store || info.store == StoreForm::Documented;
            scopes
                .filter(move |(_, info)| info.selectable() && fits(info))
                .map(move |(scope, _)| Self { in_store, scope })
        })
    }

    /// Whether it gives what the endpoint asks for. The same rules as [`scope::Coverage`]:
    /// wide scopes cover what the catalog says, in a Store only the view half is covered.
    pub(super) fn gives(self, need: Need) -> bool {
        let info = self.info();
        let covers = self.scope == need.scope || info.implies.binary_search(&need.scope).is_ok();
        let view_half = || info.twin().and_then(|twin| index(twin.name)) == Some(need.scope);
        match (self.in_store, need.in_store) {
            (false, _) => covers,
            (true, true) => self.scope == need.scope || (covers && view_half()),
            (true, false) => false,
        }
    }

    /// The same by name only, or as the manage scope of the view scope that is needed.
    pub(super) fn gives_strictly(self, need: Need) -> bool {
        let info = self.info();
        let manages = || {
            let view = info.twin().and_then(|twin| index(twin.name));
            info.kind == Kind::Manage && view == Some(need.scope)
        };
        // What opens the whole project opens each Store of it.
        (!self.in_store || need.in_store) && (self.scope == need.scope || manages())
    }

    /// Whether the endpoint opens with it; doubted alternatives don't count.
    pub(super) fn opens(self, call: EndpointId) -> bool {
        call.needs().any(|need| !need.doubted && self.gives(need))
    }

    /// All endpoints that open with it.
    pub(super) fn opened(self) -> Calls {
        let mut known: Vec<Option<bool>> = vec![None; need_lists()];
        let mut open = Calls::default();
        for call in endpoints() {
            let known = &mut known[call.need_list()];
            if *known.get_or_insert_with(|| self.opens(call)) {
                open.insert(call);
            }
        }
        open
    }
}

/// A set of endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Calls(Vec<u64>);

impl Default for Calls {
    fn default() -> Self {
        Self(vec![0; usize::from(count()).div_ceil(64)])
    }
}

impl Calls {
    pub(super) fn insert(&mut self, call: EndpointId) {
        self.0[call.at() / 64] |= 1 << (call.at() % 64);
    }

    pub(super) fn has(&self, call: EndpointId) -> bool {
        self.0[call.at() / 64] >> (call.at() % 64) & 1 == 1
    }

    pub(super) fn with(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a | b).collect())
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = EndpointId> {
        endpoints().filter(|call| self.has(*call))
    }

    pub(super) fn reach(&self) -> Reach {
        let mut reach = Reach::default();
        for call in self.iter() {
            let (writes, personal) = (call.writes(), call.personal());
            reach.calls += 1;
            reach.writes += u32::from(writes);
            reach.personal += u32::from(personal);
            reach.weight += weight(writes, personal);
        }
        reach
    }
}

/// All endpoints that a set of permissions opens.
pub(super) fn all_open(keys: &[Key]) -> Calls {
    keys.iter()
        .fold(Calls::default(), |open, key| open.with(&key.opened()))
}

fn weight(writes: bool, personal: bool) -> u32 {
    (if writes { WRITE } else { READ }) * (if personal { PERSONAL } else { 1 })
}

/// What each endpoint weighs, by its place in the table, so that the solver adds numbers only.
pub(super) struct Weights(Vec<u32>);

impl Weights {
    pub(super) fn new() -> Self {
        Self(
            endpoints()
                .map(|call| weight(call.writes(), call.personal()))
                .collect(),
        )
    }

    /// What `more` adds to what is open.
    pub(super) fn added(&self, open: &Calls, more: &Calls) -> u32 {
        let words = open.0.iter().zip(&more.0).zip(self.0.chunks(64));
        let sum = |((open, more), weights): ((&u64, &u64), &[u32])| {
            let (mut fresh, mut sum) = (more & !open, 0);
            while fresh != 0 {
                sum += weights[fresh.trailing_zeros() as usize];
                fresh &= fresh - 1;
            }
            sum
        };
        words.map(sum).sum()
    }
}

/// Whether the scope is asked for only when nothing else opens a call: it opens nearly everything.
pub(super) fn last_resort(info: &ScopeInfo) -> bool {
    info.name == "manage_project"
}

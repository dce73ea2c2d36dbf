//! Blocks: stores that share their scopes.

use std::collections::BTreeMap;
use std::fmt;

use super::{Place, Selection};
use crate::permission::{Permission, is_store_key};
use crate::set::ScopeSet;

/// Names a block for as long as it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(u32);

impl BlockId {
    /// A number for ids in a page.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// One or several stores and the scopes that are ticked in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    id: BlockId,
    /// In the order in which they were added; never empty.
    stores: Vec<String>,
    /// The bare scopes.
    pub(super) ticks: ScopeSet,
}

impl Block {
    /// Its name, which stays while it is changed.
    pub fn id(&self) -> BlockId {
        self.id
    }

    /// The keys of its stores, at least one.
    pub fn stores(&self) -> &[String] {
        &self.stores
    }

    /// Whether nothing is ticked in it.
    pub fn is_empty(&self) -> bool {
        self.ticks.is_empty()
    }
}

/// Why a store can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreRefused {
    /// It can't be a store's key.
    NotAKey,
    /// It stands in that block already. A store stands in one block at most: two lists of scopes for
    /// one store would leave open which of them counts.
    Taken(BlockId),
    /// The block is gone.
    NoBlock,
}

impl fmt::Display for StoreRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAKey => {
                "Enter a store key of 2 to 256 letters, digits, hyphens, or underscores."
            }
            Self::Taken(_) => "This store already has scopes. Remove it there first.",
            Self::NoBlock => "These stores were removed.",
        })
    }
}

impl Selection {
    /// The blocks, in the order in which they were added.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The block with that store.
    pub fn block_of(&self, store: &str) -> Option<&Block> {
        let has = |block: &&Block| block.stores.iter().any(|key| key == store);
        self.blocks.iter().find(has)
    }

    /// The keys of all stores, block by block.
    pub fn stores(&self) -> Vec<&str> {
        let all = self.blocks.iter().flat_map(|block| &block.stores);
        all.map(String::as_str).collect()
    }

    /// The keys of the stores for which nothing is ticked.
    pub fn bare_stores(&self) -> Vec<&str> {
        let bare = self.blocks.iter().filter(|block| block.is_empty());
        let all = bare.flat_map(|block| &block.stores);
        all.map(String::as_str).collect()
    }

    /// Adds a block without ticks for one store.
    ///
    /// # Errors
    /// If the key can't be one, or the store has a block.
    pub fn add_block(&mut self, store: &str) -> Result<BlockId, StoreRefused> {
        self.check_store(store)?;
        Ok(self.push(vec![store.to_owned()], ScopeSet::default()))
    }

    /// The same, in a word.
    pub fn add_store(&mut self, store: &str) -> bool {
        self.add_block(store).is_ok()
    }

    /// Adds a store to a block: it gets the block's scopes.
    ///
    /// # Errors
    /// If the key can't be one, the store has a block, or the block is gone.
    pub fn add_store_to(&mut self, id: BlockId, store: &str) -> Result<(), StoreRefused> {
        self.check_store(store)?;
        let block = self.blocks.iter_mut().find(|block| block.id == id);
        let block = block.ok_or(StoreRefused::NoBlock)?;
        block.stores.push(store.to_owned());
        Ok(())
    }

    /// Takes a store out of its block; the others keep their scopes. The last store takes its block
    /// with it.
    pub fn remove_store(&mut self, store: &str) {
        for block in &mut self.blocks {
            block.stores.retain(|key| key != store);
        }
        self.blocks.retain(|block| !block.stores.is_empty());
    }

    /// Takes a block away, with its stores.
    pub fn remove_block(&mut self, id: BlockId) {
        self.blocks.retain(|block| block.id != id);
    }

    /// Ticks in every store of the second block what is ticked in the first one, and nothing else.
    pub fn copy_block(&mut self, from: Place, to: BlockId) {
        let Some(ticks) = self.ticks(from).cloned() else {
            return;
        };
        let fits = |p: &Permission| super::may_tick(&p.name, true);
        let ticks: ScopeSet = ticks.into_iter().filter(fits).collect();
        if let Some(own) = self.ticks_mut(Place::Stores(to)) {
            *own = ticks;
        }
    }

    /// Makes these the ticks of the selection, store by store. Blocks stay as far as their stores still
    /// share their scopes; a store whose scopes are all gone goes, unless it had none before.
    pub(super) fn replace(&mut self, set: &ScopeSet) {
        let mut wanted: BTreeMap<&str, ScopeSet> = BTreeMap::new();
        self.project = ScopeSet::default();
        for permission in set {
            let bare = Permission::project(permission.name.clone());
            match permission.store.as_deref() {
                None => self.project.insert(bare),
                Some(store) => wanted.entry(store).or_default().insert(bare),
            };
        }
        let mut last = self.fresh();
        for block in std::mem::take(&mut self.blocks) {
            let mut parts: Vec<(ScopeSet, Vec<String>)> = Vec::new();
            for store in block.stores {
                let Some(ticks) = wanted.remove(store.as_str()) else {
                    if block.ticks.is_empty() {
                        gather(&mut parts, ScopeSet::default(), store);
                    }
                    continue;
                };
                gather(&mut parts, ticks, store);
            }
            for (at, (ticks, stores)) in parts.into_iter().enumerate() {
                let id = if at == 0 { block.id } else { last };
                last = last.max(BlockId(id.0 + 1));
                self.blocks.push(Block { id, stores, ticks });
            }
        }
        for (store, ticks) in wanted {
            let same = self.blocks.iter_mut().find(|block| block.ticks == ticks);
            match same {
                Some(block) => block.stores.push(store.to_owned()),
                None => {
                    self.push(vec![store.to_owned()], ticks);
                }
            }
        }
    }

    /// The places of exactly these stores. A block that holds others too, and that is asked to change,
    /// is parted: the named stores get a block of their own with the same ticks.
    pub(super) fn part(&mut self, keys: &[&str], changes: impl Fn(&Block) -> bool) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(block) = self.blocks.get(at) {
            let named = |store: &String| keys.contains(&store.as_str());
            let (out, rest): (Vec<String>, Vec<String>) =
                block.stores.iter().cloned().partition(named);
            if out.is_empty() || !changes(block) {
                at += 1;
                continue;
            }
            let (id, ticks) = (block.id, block.ticks.clone());
            if rest.is_empty() {
                places.push(Place::Stores(id));
            } else {
                let fresh = self.fresh();
                self.blocks[at].stores = rest;
                let block = Block {
                    id: fresh,
                    stores: out,
                    ticks,
                };
                self.blocks.insert(at + 1, block);
                places.push(Place::Stores(fresh));
                at += 1;
            }
            at += 1;
        }
        places
    }

    /// A block for those of the keys that can be keys.
    pub(super) fn add_block_of(&mut self, stores: &[&str]) -> Option<BlockId> {
        let mut fine: Vec<String> = Vec::new();
        for store in stores.iter().filter(|store| is_store_key(store)) {
            if !fine.iter().any(|key| key == store) {
                fine.push((*store).to_owned());
            }
        }
        (!fine.is_empty()).then(|| self.push(fine, ScopeSet::default()))
    }

    fn check_store(&self, store: &str) -> Result<(), StoreRefused> {
        if !is_store_key(store) {
            return Err(StoreRefused::NotAKey);
        }
        self.block_of(store)
            .map_or(Ok(()), |block| Err(StoreRefused::Taken(block.id)))
    }

    fn push(&mut self, stores: Vec<String>, ticks: ScopeSet) -> BlockId {
        let id = self.fresh();
        self.blocks.push(Block { id, stores, ticks });
        id
    }

    /// An id above all that are in use.
    fn fresh(&self) -> BlockId {
        let most = self.blocks.iter().map(|block| block.id.0).max();
        BlockId(most.map_or(1, |most| most + 1))
    }
}

fn gather(parts: &mut Vec<(ScopeSet, Vec<String>)>, ticks: ScopeSet, store: String) {
    match parts.iter_mut().find(|(same, _)| *same == ticks) {
        Some((_, stores)) => stores.push(store),
        None => parts.push((ticks, vec![store])),
    }
}

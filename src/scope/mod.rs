//! What may be done: scopes, their catalogue, their algebra.

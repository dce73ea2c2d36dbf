//! How it is handed over: one file per format.

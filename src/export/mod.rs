//! What a machine reads: CSV, JSON, TOML; one format a file.

//! The command line: one file per command; options in, one call, exit code out.

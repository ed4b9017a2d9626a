//! (seed, draw, parameter name, year) to numbers. A random number depends on nothing else.

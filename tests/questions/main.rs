//! The questions asked of the model, one command each: their answers against other calculations, their tables, and their
//! pages. One program, since compiling is most of what a small one takes.

#[path = "../common/mod.rs"]
mod common;
#[path = "../cookbook/page.rs"]
mod page;
#[path = "../program/mod.rs"]
mod program;
#[path = "../python/mod.rs"]
mod python;

mod answers_on_page;
mod backtest;
mod break_even;
mod calibrate;
mod cases;
mod cells;
mod compare;
mod discover;
mod effect_tree;
mod evidence;
mod frontier;
mod payers;
mod seek;
mod sensitivity;
mod split;
mod value_of_information;

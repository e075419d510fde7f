//! In the browser this registers the element; elsewhere it is the command line.

fn main() {}

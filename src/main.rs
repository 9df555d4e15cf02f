//! The program: parses its command line, runs it, prints the error.

use std::process::ExitCode;

fn main() -> ExitCode {
    comanda::cli::main()
}

//! The command line: every verb, and how it ends. Errors are sentences on the
//! standard error stream, with exit code 1. Long because it is the table of all verbs.

/// Says a line on the standard output. Whoever reads it may have seen enough
/// and gone (`comanda qr T1 | head`): that is no failure.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

mod backup;
mod demo;
mod doctor;
mod ending;
mod menu;
mod qr;
mod rehearse;
mod sales;
mod serve;
mod verbs;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::base::Role;
use crate::config::{Config, Flags};
use crate::menu::import::Form;

/// What a verb answers: nothing, or the sentences of why not.
type Told = Result<(), Vec<String>>;

#[derive(Parser)]
#[command(
    name = "comanda",
    version,
    about = "Real-time table ordering for restaurants, on the restaurant's own network.",
    after_help = "Without a command it serves. Example:\n  comanda demo",
    args_conflicts_with_subcommands = false
)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Args)]
struct Options {
    /// The data directory [env: COMANDA_DATA] [default: comanda-data]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where to listen [env: COMANDA_LISTEN] [default: 0.0.0.0:8080]
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address that guests' phones reach the house at [env: COMANDA_BASE_URL]
    #[arg(long, global = true, value_name = "URL")]
    base_url: Option<String>,
    /// The configuration file [default: comanda.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Runs the house
    #[command(after_help = "Example:\n  comanda serve --data /var/lib/comanda --base-url http://192.168.1.10:8080")]
    Serve,
    /// Runs a trattoria to try everything with; it is gone at the end unless --data is given
    #[command(
        after_help = "The last 13 months, made up, are there a little after the start: sales as an import named Demo, and for the last 13 weeks visits.\nExamples:\n  comanda demo --listen 127.0.0.1:8080\n  comanda demo --no-past --data demo"
    )]
    Demo {
        /// Prints one line of JSON for programs, and nothing else
        #[arg(long)]
        json: bool,
        /// Leaves the insights empty
        #[arg(long)]
        no_past: bool,
        /// Lets the fake guests of `comanda rehearse --url` in
        #[arg(long)]
        rehearsal: bool,
    },
    /// Plays an evening with fake guests on a real house, and says how it stood
    #[command(after_help = rehearse::HELP)]
    Rehearse(rehearse::Options),
    /// Imports a file
    #[command(subcommand)]
    Import(ImportVerb),
    /// Exports a file
    #[command(subcommand)]
    Export(ExportVerb),
    /// Shows or changes the settings
    #[command(
        after_help = "Examples:\n  comanda settings\n  comanda settings currency\n  comanda settings house-name 'Da Rosa'"
    )]
    Settings {
        /// Which one
        key: Option<String>,
        /// Its new value
        value: Option<String>,
    },
    /// Accounts of the staff
    #[command(subcommand)]
    User(UserVerb),
    /// The keys that sign the API's access tokens
    #[command(subcommand)]
    Keys(KeysVerb),
    /// Makes a backup, beside the open house or without it, and checks it
    #[command(
        after_help = "A backup is a folder: the database as it is at one moment, the keys, and what is in it (backup.json).\nThe house makes one each night by itself.\nExamples:\n  comanda backup\n  comanda backup --to /media/stick"
    )]
    Backup {
        /// Puts it into this folder, and not among the house's own
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Checks a backup from its first to its last byte
    #[command(after_help = "Example:\n  comanda verify /media/stick/comanda-2026-11-28-043000-nightly")]
    Verify {
        /// Its folder, or the database in it
        file: PathBuf,
    },
    /// Puts a backup in the place of the data, which are kept aside; the house must be closed
    #[command(
        after_help = "Everybody signs in again. A backup of an older version is brought up to date; the backup itself stays as it is.\nExample:\n  comanda restore backups/comanda-2026-11-28-043000-nightly"
    )]
    Restore {
        /// Its folder, or a database file
        file: PathBuf,
    },
    /// Says what is wrong with the house, and how to mend it
    #[command(
        after_help = "Beside the open house or without it; it changes nothing. It ends with 1 where something does not work.\nExample:\n  comanda doctor --data /var/lib/comanda"
    )]
    Doctor,
    /// Counts the figures of the insights anew from the facts; orders go on meanwhile
    #[command(after_help = "Example:\n  comanda rebuild-insights")]
    RebuildInsights,
    /// Says how well the forecast of a day would have done on the days that are over
    #[command(after_help = "Example:\n  comanda try-forecast")]
    TryForecast,
    /// Writes the description of the JSON API (OpenAPI 3.1) to the standard output
    #[command(after_help = "Example:\n  comanda openapi > openapi.json")]
    Openapi,
    /// Shows the QR codes of the tables
    #[command(
        after_help = "Without a table it lists all of them with their addresses. Examples:\n  comanda qr\n  comanda qr T4\n  comanda qr T4 --png --to T4.png\n  comanda qr --sheet --to cards.html\n  comanda qr --to cards.pdf"
    )]
    Qr {
        /// The table's name
        table: Option<String>,
        #[command(flatten)]
        picture: QrPicture,
        /// Writes it into a file
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

/// Which picture of a code is wanted; in characters if none.
#[derive(Args)]
#[group(multiple = false)]
struct QrPicture {
    /// An SVG picture
    #[arg(long)]
    svg: bool,
    /// A PNG picture
    #[arg(long)]
    png: bool,
    /// Cards of all the tables, or of this one, to print: a web page in one file, or a PDF where --to says so
    #[arg(long)]
    sheet: bool,
}

#[derive(Subcommand)]
enum ImportVerb {
    /// Makes the menu what a file says, JSON or CSV; pictures lie beside it, or in `pictures`
    #[command(after_help = menu::TABLE_HELP)]
    Menu {
        /// The file
        file: PathBuf,
        /// Only says what would be added, changed and removed
        #[arg(long)]
        dry_run: bool,
    },
    /// Imports past sales of another system into the figures
    #[command(after_help = sales::HELP)]
    Sales(sales::SalesArgs),
}

#[derive(Subcommand)]
enum ExportVerb {
    /// Writes the menu as a file that can be imported, with stock and availability as they are now
    #[command(
        after_help = "Pictures go into `pictures` beside the file; without --to only the text is shown.\nExamples:\n  comanda export menu --to menu.json\n  comanda export menu --csv > menu.csv"
    )]
    Menu {
        /// As a table for spreadsheets; see `comanda import menu --help`
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// As JSON, which is also what is written if neither is said and the file does not end in .csv
        #[arg(long)]
        json: bool,
        /// Writes it into a file
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
enum KeysVerb {
    /// Makes a new key; nobody is signed out
    #[command(after_help = "Example:\n  comanda keys rotate")]
    Rotate,
}

#[derive(Subcommand)]
enum UserVerb {
    /// Adds a person and prints their password, unless it is read
    #[command(
        after_help = "Examples:\n  comanda user add Rosa --role owner\n  comanda user add Luca --role kitchen --password-stdin < file"
    )]
    Add {
        /// The name that they sign in with
        name: String,
        /// What they are: kitchen, floor, manager or owner
        #[arg(long, value_parser = role)]
        role: Role,
        /// Reads the password from the standard input's first line
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists the people
    #[command(after_help = "Example:\n  comanda user list")]
    List,
    /// Gives a person a new password and signs them out everywhere
    #[command(after_help = "Example:\n  comanda user reset-password Luca")]
    ResetPassword {
        /// The name that they sign in with
        name: String,
        /// Reads the password from the standard input's first line
        #[arg(long)]
        password_stdin: bool,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| format!("there are {}", Role::ALL.map(Role::word).join(", ")))
}

/// Runs the command line; the program's whole life.
pub fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentences) => {
            for sentence in sentences {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes bytes into a file, or else to the standard output, whose reader may be gone already.
fn put(to: Option<&Path>, bytes: &[u8]) -> Told {
    match to {
        Some(file) => {
            std::fs::write(file, bytes).map_err(|e| vec![format!("{} cannot be written: {e}.", file.display())])
        }
        None => {
            let mut out = std::io::stdout().lock();
            let _ = out.write_all(bytes).and_then(|()| out.flush());
            Ok(())
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table, a row for each verb")]
fn run(cli: Cli) -> Told {
    let kept = cli.options.data.is_some();
    let flags = Flags {
        data: cli.options.data,
        listen: cli.options.listen,
        base_url: cli.options.base_url,
        config: cli.options.config,
    };
    let env = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let config = Config::load(flags, env).map_err(|e| vec![e])?;
    match cli.verb {
        None | Some(Verb::Serve) => serve::run(config),
        Some(Verb::Demo {
            json,
            no_past,
            rehearsal,
        }) => {
            let ways = demo::Ways {
                kept,
                json,
                past: !no_past,
                rehearsal,
            };
            demo::run(config, &ways)
        }
        Some(Verb::Rehearse(options)) => rehearse::run(&options),
        Some(Verb::Import(ImportVerb::Menu { file, dry_run })) => menu::import(config, &file, dry_run),
        Some(Verb::Import(ImportVerb::Sales(args))) => sales::run(config, &args),
        Some(Verb::Export(ExportVerb::Menu { csv, json, to })) => {
            let form = if csv {
                Some(Form::Csv)
            } else {
                json.then_some(Form::Json)
            };
            menu::export(config, form, to.as_deref())
        }
        Some(Verb::Settings { key, value }) => verbs::settings(config, key, value),
        Some(Verb::User(UserVerb::Add {
            name,
            role,
            password_stdin,
        })) => verbs::user_add(config, name, role, password_stdin),
        Some(Verb::User(UserVerb::List)) => verbs::user_list(config),
        Some(Verb::User(UserVerb::ResetPassword { name, password_stdin })) => {
            verbs::user_reset(config, name, password_stdin)
        }
        Some(Verb::Backup { to }) => backup::make(config, to.as_deref()),
        Some(Verb::Verify { file }) => backup::verify(&file),
        Some(Verb::Restore { file }) => backup::restore(&config, &file),
        Some(Verb::Doctor) => doctor::run(&config),
        Some(Verb::Keys(KeysVerb::Rotate)) => verbs::rotate_keys(config),
        Some(Verb::TryForecast) => verbs::try_forecast(config),
        Some(Verb::Openapi) => verbs::openapi(),
        Some(Verb::RebuildInsights) => verbs::rebuild_insights(config),
        Some(Verb::Qr { table, picture, to }) => qr::run(config, table, &picture, to.as_deref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound_and_every_verb_has_an_example() {
        let mut cli = Cli::command();
        cli.clone().debug_assert();
        fn walk(command: &mut clap::Command) {
            if command.get_subcommands().next().is_none() {
                let help = command.render_help().to_string();
                assert!(help.contains("Example"), "{help}");
            }
            command.get_subcommands_mut().for_each(walk);
        }
        walk(&mut cli);
    }
}

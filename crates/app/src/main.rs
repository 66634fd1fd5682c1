//! The program `relais`.

fn main() -> std::process::ExitCode {
    app::cli::main()
}

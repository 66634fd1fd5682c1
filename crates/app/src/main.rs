//! The program `relais`.

/// Rows are read on one thread and freed on another, which the allocator of the C library answers with locks
/// (a list of a thousand names costs a third less).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    app::cli::main()
}

//! The file and its folder before SQLite touches them: made private, or refused when they are not.
//!
//! The database holds password hashes, phone numbers and messages. Whoever can read the file has them, whatever
//! the program does; so a folder that others can look into stops the start, and the message says the command.
//!
//! An existing database file is looked at and never opened here: on Unix, closing any handle of a file drops the
//! locks that SQLite holds on it in the same process.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::OpenError;

/// The folder that `path` lies in.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Makes the folder and an empty file where they are missing, and checks that nobody else can read either.
pub(super) fn prepare(path: &Path) -> Result<(), OpenError> {
    let folder = folder_of(path);
    if !folder.exists() {
        make_folder(&folder).map_err(|source| OpenError::Folder {
            path: folder.clone(),
            source,
        })?;
    }
    check(&folder, true)?;
    match make_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => {
            return Err(OpenError::ReadOnly { path: folder });
        }
        Err(error) if error.kind() == ErrorKind::StorageFull => {
            return Err(OpenError::Full {
                path: path.to_owned(),
            });
        }
        Err(source) => {
            return Err(OpenError::Access {
                path: path.to_owned(),
                source,
            });
        }
    }
    check(path, false)
}

/// Checks one path: it is a folder or a file as expected, only its owner can read it, and it is not write-protected.
fn check(path: &Path, folder: bool) -> Result<(), OpenError> {
    let metadata = std::fs::metadata(path).map_err(|source| OpenError::Access {
        path: path.to_owned(),
        source,
    })?;
    if metadata.is_dir() != folder {
        let source = std::io::Error::from(if folder {
            ErrorKind::NotADirectory
        } else {
            ErrorKind::IsADirectory
        });
        return Err(OpenError::Access {
            path: path.to_owned(),
            source,
        });
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            let wanted = if folder { "700" } else { "600" };
            return Err(OpenError::Exposed {
                path: path.to_owned(),
                mode,
                wanted,
            });
        }
    }
    if metadata.permissions().readonly() {
        return Err(OpenError::ReadOnly {
            path: path.to_owned(),
        });
    }
    Ok(())
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file, which is an empty database to SQLite. Its journal files take over its permissions.
fn make_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

//! The data folder and the files in it that nobody else may read.

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, bail};

/// The rights of the group and of others, in a file's mode.
const OTHERS: u32 = 0o077;

/// Makes the folder, for its owner only, or checks that it is so.
///
/// # Errors
/// It cannot be made, is not a folder, or others have access to it; with what to do.
pub fn prepare(folder: &Path) -> anyhow::Result<Found> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => {
            bail!(
                "The data folder {} is a file. Move it away, or name another with --data.",
                folder.display()
            )
        }
        Ok(found) => {
            let mode = found.permissions().mode();
            if mode & OTHERS != 0 {
                bail!(
                    "The data folder {0} can be entered by other users of this machine (its mode is {1:o}). It holds \
                     accounts and keys; run: chmod 700 {0}",
                    folder.display(),
                    mode & 0o777
                );
            }
            Ok(Found::There)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            DirBuilder::new().recursive(true).mode(0o700).create(folder).with_context(|| {
                format!(
                    "The data folder {} cannot be made. Check who may write beside it, or name another with --data",
                    folder.display()
                )
            })?;
            Ok(Found::Made)
        }
        Err(error) => {
            Err(error).with_context(|| format!("The data folder {} cannot be read", folder.display()))
        }
    }
}

/// Whether the folder was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It was.
    There,
    /// It was made just now.
    Made,
}

/// Refuses a file with a secret that other users of the machine may read.
///
/// # Errors
/// They may, or the file cannot be looked at; with what to do.
pub fn refuse_if_others_read(file: &Path) -> anyhow::Result<()> {
    let found = fs::metadata(file).with_context(|| format!("The file {} cannot be read", file.display()))?;
    let mode = found.permissions().mode();
    if mode & OTHERS != 0 {
        bail!(
            "The file {0} holds a secret and can be read by other users of this machine (its mode is {1:o}); run: \
             chmod 600 {0}",
            file.display(),
            mode & 0o777
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_folder_is_its_owners_only() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("a/b");
        assert_eq!(prepare(&folder).unwrap(), Found::Made);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(prepare(&folder).unwrap(), Found::There);
    }

    #[test]
    fn what_others_read_is_refused_with_the_way_out() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("data");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(prepare(&folder).unwrap_err().to_string().contains("chmod 700"));

        let file = folder.join("key.pem");
        fs::write(&file, "x").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(
            refuse_if_others_read(&file)
                .unwrap_err()
                .to_string()
                .contains("chmod 600")
        );
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        refuse_if_others_read(&file).unwrap();
        assert!(prepare(&file).unwrap_err().to_string().contains("is a file"));
    }
}

//! One hash: Argon2id with the parameters in force and a pepper, as a PHC string that names both.

use anyhow::Context;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, ParamsBuilder, Version};
use doorcode_engine::secret::KeyId;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{Checked, HashFault};
use crate::config::HashingSettings;
use crate::keys::Key;

/// The parameters in force and the peppers.
pub(super) struct Recipe {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    peppers: Vec<(KeyId, Key)>,
}

/// The most memory that a stored hash may ask for: the upper bound of the setting.
const MOST_MEMORY_KIB: u32 = 1_048_576;
/// 256 bits, as RFC 9106, section 4 recommends.
const OUTPUT: usize = 32;

impl Recipe {
    /// # Errors
    /// The parameters do not fit together, or there is no pepper.
    pub(super) fn new(settings: &HashingSettings, peppers: Vec<(KeyId, Key)>) -> anyhow::Result<Self> {
        let recipe = Self {
            memory_kib: settings.memory_kib,
            passes: settings.passes,
            lanes: settings.lanes,
            peppers,
        };
        let id = recipe.peppers.last().context("The key file has no root")?.0;
        recipe
            .params(id)
            .map_err(|fault| anyhow::anyhow!("The hashing settings do not fit together: {fault}"))?;
        Ok(recipe)
    }

    fn params(&self, id: KeyId) -> Result<argon2::Params, HashFault> {
        let key_id = argon2::KeyId::new(&id.0.to_be_bytes()).map_err(failed)?;
        ParamsBuilder::new()
            .m_cost(self.memory_kib)
            .t_cost(self.passes)
            .p_cost(self.lanes)
            .keyid(key_id)
            .output_len(OUTPUT)
            .build()
            .map_err(failed)
    }

    /// Hashes a new secret with the parameters in force; gives a PHC string.
    pub(super) fn hash(
        &self,
        secret: &[u8],
        salt: [u8; 16],
        memory: &mut Vec<Block>,
    ) -> Result<String, HashFault> {
        let (id, pepper) = self.peppers.last().ok_or(HashFault::Stopped)?;
        let params = self.params(*id)?;
        let shown = ParamsString::try_from(&params).map_err(failed)?;
        let output = argon2id(secret, &salt, pepper, params, memory)?;
        let phc = PasswordHash {
            algorithm: argon2::ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: shown,
            salt: Some(Salt::new(&salt).map_err(failed)?),
            hash: Some(Output::new(output.as_slice()).map_err(failed)?),
        };
        Ok(phc.to_string())
    }

    /// Compares a secret with a stored hash; without one, does the same work and is wrong.
    pub(super) fn check(
        &self,
        secret: &[u8],
        stored: Option<&str>,
        memory: &mut Vec<Block>,
    ) -> Result<Checked, HashFault> {
        let (current, pepper) = self.peppers.last().ok_or(HashFault::Stopped)?;
        let in_force = self.params(*current)?;
        let Some(stored) = stored else {
            argon2id(secret, &[0; 16], pepper, in_force, memory)?;
            return Ok(Checked {
                right: false,
                outdated: false,
            });
        };
        let phc = PasswordHash::new(stored).map_err(|_| HashFault::Unreadable("it is not a PHC string"))?;
        if phc.algorithm != argon2::ARGON2ID_IDENT || phc.version != Some(Version::V0x13.into()) {
            return Err(HashFault::Unreadable("it is not Argon2id, version 19"));
        }
        let params =
            argon2::Params::try_from(&phc).map_err(|_| HashFault::Unreadable("its parameters are odd"))?;
        if params.m_cost() > MOST_MEMORY_KIB {
            return Err(HashFault::Unreadable("it asks for more memory than is allowed"));
        }
        let id = root_of(&params).ok_or(HashFault::Unreadable("it does not name its pepper's root"))?;
        let (_, pepper) = self
            .peppers
            .iter()
            .find(|(other, _)| *other == id)
            .ok_or(HashFault::UnknownRoot(id.0))?;
        let (Some(salt), Some(hash)) = (&phc.salt, &phc.hash) else {
            return Err(HashFault::Unreadable("its salt or its hash is missing"));
        };
        let outdated = (params.m_cost(), params.t_cost(), params.p_cost(), params.keyid())
            != (
                in_force.m_cost(),
                in_force.t_cost(),
                in_force.p_cost(),
                in_force.keyid(),
            );
        let output = argon2id(secret, salt, pepper, params, memory)?;
        Ok(Checked {
            right: output.as_slice().ct_eq(hash.as_bytes()).into(),
            outdated,
        })
    }
}

fn root_of(params: &argon2::Params) -> Option<KeyId> {
    Some(KeyId(u32::from_be_bytes(params.keyid().try_into().ok()?)))
}

fn failed(error: impl std::fmt::Display) -> HashFault {
    HashFault::Failed(error.to_string())
}

/// Large enough that the C library maps it by itself and gives it back to the system when it is freed, whatever it has
/// learnt from earlier sizes (its threshold grows up to 32 MiB). Only the blocks in use are ever touched.
const MAPPED_BLOCKS: usize = 33 * 1024;

fn argon2id(
    secret: &[u8],
    salt: &[u8],
    pepper: &Key,
    params: argon2::Params,
    memory: &mut Vec<Block>,
) -> Result<Zeroizing<[u8; OUTPUT]>, HashFault> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        if memory.capacity() < blocks {
            *memory = Vec::with_capacity(blocks.max(MAPPED_BLOCKS));
        }
        memory.resize(blocks, Block::new());
    }
    let mut output = Zeroizing::new([0; OUTPUT]);
    Argon2::new_with_secret(pepper.as_slice(), Algorithm::Argon2id, Version::V0x13, params)
        .and_then(|argon2| {
            argon2.hash_password_into_with_memory(secret, salt, output.as_mut_slice(), memory.as_mut_slice())
        })
        .map_err(failed)?;
    Ok(output)
}

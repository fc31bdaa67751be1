//! What a provider says about a person, and what we keep of it.

use std::fmt;

use domain::FiscalCode;
use openidconnect::{
    AdditionalClaims, EndUserEmail, EndUserFamilyName, EndUserGivenName, EndUserName, IdTokenClaims,
    IdTokenFields, LocalizedClaim, StandardTokenResponse, SubjectIdentifier, UserInfoClaims,
    core::{
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};

use crate::Level;

/// How much of a name is kept, characters.
const NAME_LENGTH: usize = 200;

/// A person as their provider vouches for them. Not yet anybody at this comune.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The provider's own, stable name for the person. Unique only together with `issuer`.
    pub subject: String,
    /// Absent when the provider has none or sends one that is not Italian.
    pub fiscal_code: Option<FiscalCode>,
    /// For people to read; never empty.
    pub name: String,
    /// Not a key: providers let people change it.
    pub email: Option<String>,
    /// Whether the provider has checked that the address is the person's.
    pub email_verified: bool,
    /// How strongly they proved who they are, when the provider says so in SPID's terms.
    pub level: Option<Level>,
}

/// Written by hand so that personal data stay out of logs.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer)
            .field("subject", &self.subject)
            .field("level", &self.level)
            .finish_non_exhaustive()
    }
}

/// The claims beyond the standard ones: the fiscal number has a different name at every kind of provider.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct EidClaims {
    #[serde(rename = "https://attributes.eid.gov.it/fiscal_number")]
    eid: Option<String>,
    #[serde(rename = "fiscalNumber")]
    spid: Option<String>,
    #[serde(rename = "fiscal_number")]
    plain: Option<String>,
}

impl AdditionalClaims for EidClaims {}

impl EidClaims {
    fn fiscal_code(&self) -> Option<FiscalCode> {
        [&self.eid, &self.spid, &self.plain]
            .into_iter()
            .flatten()
            .find_map(|number| FiscalCode::parse(number).ok())
    }
}

pub(crate) type TokenClaims = IdTokenClaims<EidClaims, CoreGenderClaim>;
pub(crate) type UserClaims = UserInfoClaims<EidClaims, CoreGenderClaim>;
pub(crate) type TokenResponse = StandardTokenResponse<
    IdTokenFields<
        EidClaims,
        openidconnect::EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
pub(crate) type IdToken = openidconnect::IdToken<
    EidClaims,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(crate) type IdTokenVerifier<'a> = openidconnect::IdTokenVerifier<'a, CoreJsonWebKey>;

/// What one source (the id token, or userinfo) says about the person.
#[derive(Default)]
pub(crate) struct Profile {
    pub(crate) fiscal_code: Option<FiscalCode>,
    pub(crate) name: Option<String>,
    email: Option<(String, bool)>,
}

impl From<&TokenClaims> for Profile {
    fn from(claims: &TokenClaims) -> Self {
        Self {
            fiscal_code: claims.additional_claims().fiscal_code(),
            name: full_name(claims.name(), claims.given_name(), claims.family_name()),
            email: email(claims.email(), claims.email_verified()),
        }
    }
}

impl From<&UserClaims> for Profile {
    fn from(claims: &UserClaims) -> Self {
        Self {
            fiscal_code: claims.additional_claims().fiscal_code(),
            name: full_name(claims.name(), claims.given_name(), claims.family_name()),
            email: email(claims.email(), claims.email_verified()),
        }
    }
}

impl Profile {
    /// This source, and where it is silent the other.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            fiscal_code: self.fiscal_code.or(other.fiscal_code),
            name: self.name.or(other.name),
            email: self.email.or(other.email),
        }
    }

    pub(crate) fn into_identity(
        self,
        issuer: &str,
        subject: &SubjectIdentifier,
        level: Option<Level>,
    ) -> Identity {
        let email_verified = self.email.as_ref().is_some_and(|(_, verified)| *verified);
        Identity {
            issuer: issuer.to_owned(),
            subject: subject.to_string(),
            fiscal_code: self.fiscal_code,
            name: self.name.unwrap_or_else(|| subject.to_string()),
            email: self.email.map(|(address, _)| address),
            email_verified,
            level,
        }
    }
}

fn email(address: Option<&EndUserEmail>, verified: Option<bool>) -> Option<(String, bool)> {
    address.map(|address| (address.to_string(), verified == Some(true)))
}

fn full_name(
    whole: Option<&LocalizedClaim<EndUserName>>,
    given: Option<&LocalizedClaim<EndUserGivenName>>,
    family: Option<&LocalizedClaim<EndUserFamilyName>>,
) -> Option<String> {
    let given = any_language(given).map_or("", |name| name.as_str());
    let family = any_language(family).map_or("", |name| name.as_str());
    let parts = [given, family];
    any_language(whole).and_then(|name| readable(name.as_str())).or_else(|| readable(&parts.join(" ")))
}

fn any_language<T>(claim: Option<&LocalizedClaim<T>>) -> Option<&T> {
    claim.and_then(|claim| claim.get(None).or_else(|| claim.iter().next().map(|(_, value)| value)))
}

/// The text in one line of bounded length, if anything is left of it.
fn readable(text: &str) -> Option<String> {
    let words: Vec<_> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line: String = words.join(" ").chars().take(NAME_LENGTH).collect();
    (!line.is_empty()).then_some(line)
}

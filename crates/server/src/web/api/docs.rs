//! What the description says of the API as a whole: how to authenticate, and what problems look like.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Content, HeaderBuilder, InfoBuilder, LicenseBuilder, ObjectBuilder, OpenApiBuilder,
    Ref, ResponseBuilder, ServerBuilder, Type, path::Operation, tag::TagBuilder,
};
use utoipa::{PartialSchema, ToSchema};

use super::Api;
use super::failure::Problem;

const ABOUT: &str = "\
Two-step sign-in for apps. A flow (a sign-in, an enrolment, a step-up, a forgotten password) is data: each answer says in \
`state` what is awaited next and which proofs are possible.

Tokens are sent as `Authorization: Bearer` and are good for one thing each: the token of a sign-in for that sign-in, the \
token of a session for what its app may do. Cookies are not looked at. A device keeps the `device_key` it is given and \
sends it as `Device-Key` when somebody signs in again.

What is not done is answered with a problem (RFC 9457). 401 says that the token is missing or not good here; 403 that it \
is good and does not reach so far (`act` names what has to be proved first); 422 that what was typed is not right. \
Clients go by `type`, which never changes; `detail` is for the person, in the language of `Accept-Language`.

Bodies are JSON of exactly the described shape, at most 64 KiB. Moments are written as in RFC 3339.";

/// The statuses of problems, and what each says.
const PROBLEMS: [(u16, &str, &str); 12] = [
    (
        400,
        "Malformed",
        "The request could not be read; `detail` says where.",
    ),
    (
        401,
        "NotSignedIn",
        "The token is missing or not good here (RFC 6750).",
    ),
    (
        403,
        "NotAllowed",
        "The token is good and does not reach so far: `act` has to be proved first (`step-up`), the session is of another \
         app (`other-app`), or it is not allowed (`not-allowed`).",
    ),
    (
        404,
        "NotFound",
        "There is nothing here that this token may know of.",
    ),
    (
        409,
        "Changed",
        "Somebody else was faster: look again and repeat it.",
    ),
    (
        410,
        "Over",
        "It is over: done, given up, or its time ran out. Begin again.",
    ),
    (413, "TooLarge", "The body is too large."),
    (
        415,
        "UnsupportedType",
        "The body is not JSON by its Content-Type.",
    ),
    (
        422,
        "NotRight",
        "What was typed is not right: a wrong code, key or password (`type` says which), or fields that are not \
         acceptable (`errors`). `state` says where the flow stands.",
    ),
    (
        429,
        "TooOften",
        "Too often: wait for the seconds in Retry-After. Nothing was compared or sent.",
    ),
    (
        500,
        "Fault",
        "A fault of the server; `reference` is what to quote to its operator.",
    ),
    (
        503,
        "Busy",
        "More to do than can be done: wait for the seconds in Retry-After.",
    ),
];

/// Adds the problems that an operation can answer with.
pub fn add_problems(operation: &mut Operation, own: &[u16]) {
    let secured = operation.security.iter().flatten().any(|one| {
        serde_json::to_value(one).is_ok_and(|one| one.as_object().is_some_and(|one| !one.is_empty()))
    });
    let has_body = operation.request_body.is_some();
    let mut statuses = vec![500, 503];
    statuses.extend_from_slice(own);
    if secured {
        statuses.push(401);
    }
    if has_body {
        statuses.extend([400, 413, 415]);
    }
    for (status, name, _) in PROBLEMS {
        if statuses.contains(&status) {
            let response = Ref::from_response_name(name).into();
            operation.responses.responses.insert(status.to_string(), response);
        }
    }
}

impl Api {
    /// The description of all that was registered, as JSON; `origin` is the public address.
    pub fn document(self, origin: &str) -> String {
        let bearer = |about: &str| {
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some(about))
                    .build(),
            )
        };
        let mut components = ComponentsBuilder::new()
            .schemas_from_iter(self.schemas)
            .security_scheme(
                "sign_in",
                bearer("The token of a sign-in under way, as it began with."),
            )
            .security_scheme(
                "reset",
                bearer("The token of a forgotten password, or of a way back with one of three, as it began with."),
            )
            .security_scheme("session", bearer("The token of a session."));
        let mut parts = Vec::new();
        <Problem as ToSchema>::schemas(&mut parts);
        components = components
            .schema(Problem::name(), Problem::schema())
            .schemas_from_iter(parts);
        for (status, name, about) in PROBLEMS {
            let problem = Content::new(Some(Ref::from_schema_name(Problem::name())));
            let mut response = ResponseBuilder::new()
                .description(about)
                .content("application/problem+json", problem);
            let header = match status {
                401 => Some(("WWW-Authenticate", "How to authenticate.", Type::String)),
                429 | 503 => Some(("Retry-After", "Seconds to wait.", Type::Integer)),
                _ => None,
            };
            if let Some((name, about, kind)) = header {
                let header = HeaderBuilder::new()
                    .schema(Some(ObjectBuilder::new().schema_type(kind)))
                    .description(Some(about));
                response = response.header(name, header.build());
            }
            components = components.response(name, response.build());
        }
        let tags = [
            ("Making an account", "What comes before the first sign-in."),
            (
                "Signing in",
                "User name and password, then a second step where it is on.",
            ),
            ("Sessions", "Where the account is signed in."),
            (
                "Enrolment",
                "Turning two-step verification on, adding a phone, making a new recovery key.",
            ),
            (
                "Step-up",
                "Proving again that it is the owner, for one act; the act itself then spends the proof.",
            ),
            ("Account", "Looking at the account and changing it."),
            (
                "The way back",
                "A forgotten password, by recovery key and code or by a link in a mail; the delayed recovery; and 'this was not me'.",
            ),
        ];
        let tag = |(name, about)| TagBuilder::new().name(name).description(Some(about)).build();
        let document = OpenApiBuilder::new()
            .info(
                InfoBuilder::new()
                    .title("Doorcode")
                    .version("1")
                    .description(Some(ABOUT))
                    .license(Some(
                        LicenseBuilder::new()
                            .name("Apache-2.0 OR MIT")
                            .identifier(Some("Apache-2.0 OR MIT"))
                            .build(),
                    ))
                    .build(),
            )
            .servers(Some([ServerBuilder::new().url(origin).build()]))
            .paths(self.paths)
            .components(Some(components.build()))
            .tags(Some(tags.map(tag)))
            .build();
        document.to_pretty_json().unwrap_or_default()
    }
}

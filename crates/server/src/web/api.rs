//! The JSON API, under `/api/v1`: the second skin over the use cases. It decides nothing.
//!
//! A route and its description are registered in one step ([`Api::with`]), from what stands above its handler; neither
//! can be there without the other. The description is served at `/api/openapi.json` (OpenAPI 3.1).

mod account;
mod activity;
mod docs;
mod enrolments;
mod failure;
mod password_advice;
mod passwords;
mod recoveries;
mod request;
mod sessions;
mod shapes;
mod sign_ins;
mod sign_up;
mod step_ups;

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::handler::Handler;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::{RefOr, Schema};

use crate::app::App;

/// Routes with their descriptions, being put together.
pub struct Api {
    router: Router<Arc<App>>,
    paths: utoipa::openapi::Paths,
    schemas: Vec<(String, RefOr<Schema>)>,
}

/// Its routes.
pub fn routes(app: &Arc<App>) -> Router<Arc<App>> {
    let origin = app.public_url.origin();
    // Written when it is first asked for: most servers never are.
    let written = Arc::new(OnceLock::new());
    let serve = move || {
        let text = written.get_or_init(|| registered().document(&origin)).clone();
        async move { ([(CONTENT_TYPE, "application/json")], text) }
    };
    registered()
        .router
        .layer(from_fn_with_state(Arc::clone(app), failure::in_words))
        .route("/api/openapi.json", axum::routing::get(serve))
}

fn registered() -> Api {
    let api = Api {
        router: Router::new(),
        paths: utoipa::openapi::Paths::new(),
        schemas: Vec::new(),
    };
    let api = sign_up::routes(api);
    let api = password_advice::routes(api);
    let api = sign_ins::routes(api);
    let api = sessions::routes(api);
    let api = enrolments::routes(api);
    let api = step_ups::routes(api);
    let api = account::routes(api);
    let api = activity::routes(api);
    let api = passwords::routes(api);
    recoveries::routes(api)
}

impl Api {
    /// Adds a route as `P`, what `#[utoipa::path]` made of the handler, says. `failures` are the statuses of problems that
    /// are its own; those that every route of its kind can answer with are added to the description.
    pub fn with<P, H, T>(mut self, handler: H, failures: &[u16]) -> Self
    where
        // What the attribute collects of a handler's types has no other name; the lock file holds the version.
        P: utoipa::Path + utoipa::__dev::SchemaReferences + utoipa::__dev::Tags<'static>,
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        let path = P::path();
        let methods = P::methods();
        let mut operation = P::operation();
        operation.tags = Some(P::tags().into_iter().map(str::to_owned).collect());
        docs::add_problems(&mut operation, failures);
        P::schemas(&mut self.schemas);
        for method in &methods {
            let route = on(filter(method), handler.clone());
            self.router = self.router.route(&path, route);
        }
        self.paths.add_path_operation(path, methods, operation);
        self
    }
}

fn filter(method: &HttpMethod) -> MethodFilter {
    match method {
        HttpMethod::Post => MethodFilter::POST,
        HttpMethod::Put => MethodFilter::PUT,
        HttpMethod::Patch => MethodFilter::PATCH,
        HttpMethod::Delete => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    }
}

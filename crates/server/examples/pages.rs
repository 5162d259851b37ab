//! The picture book: renders every page from its sample and saves a picture of each, on a phone (390×844)
//! and on a desk (1280×800), light and dark.
//!
//! ```text
//! cargo run -p doorcode-server --example pages -- OUTDIR [--only PART] [--language TAG] [--large] [--icons]
//! ```
//!
//! `--only` takes the samples whose name holds PART; `--language` writes them in another language, such
//! as `ar`, and `--large` doubles everything as a browser's zoom does, both to look for what breaks. `--icons` draws the app's icons into `assets/icons` instead.
//!
//! The pages are served on a loopback port with the Content-Security-Policy of the real server, and
//! Chromium looks at them as a person's browser would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use chromiumoxide::{
    Browser, BrowserConfig, Page,
    cdp::browser_protocol::{
        emulation::{MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams},
        page::CaptureScreenshotFormat,
    },
    page::ScreenshotParams,
};
use doorcode_server::web::pages::samples;
use doorcode_server::web::texts::Texts;
use futures_util::StreamExt;

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                   connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; form-action 'self'; \
                   frame-ancestors 'none'; base-uri 'none'";

type Pages = Arc<HashMap<String, String>>;

struct Wish {
    out: PathBuf,
    only: Option<String>,
    words: Texts,
    large: bool,
    icons: bool,
}

fn wish() -> Wish {
    let mut wish = Wish {
        out: "pages".into(),
        only: None,
        words: Texts::english(),
        large: false,
        icons: false,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => wish.only = arguments.next(),
            "--language" => wish.words = Texts::choose(arguments.next().as_deref(), None),
            "--large" => wish.large = true,
            "--icons" => wish.icons = true,
            out => wish.out = out.into(),
        }
    }
    wish
}

#[tokio::main]
async fn main() {
    let wish = wish();
    std::fs::create_dir_all(&wish.out).expect("a folder to write to");
    let samples = samples::all_in(&wish.words).expect("every page can be written");
    let names: Vec<&str> = samples
        .iter()
        .map(|sample| sample.name)
        .filter(|name| wish.only.as_deref().is_none_or(|part| name.contains(part)))
        .collect();
    let pages: HashMap<String, String> = samples
        .iter()
        .map(|sample| (sample.name.to_owned(), sample.html.clone()))
        .collect();
    let site = serve(Arc::new(pages)).await;

    let profile = tempfile::tempdir().expect("a folder for the browser");
    let config = BrowserConfig::builder()
        .no_sandbox()
        .user_data_dir(profile.path())
        .args(["hide-scrollbars", "disable-gpu"])
        .arg(("force-color-profile", &["srgb"][..]))
        .build()
        .expect("a browser's settings");
    let (mut browser, mut events) = Browser::launch(config).await.expect("Chromium");
    let pump = tokio::spawn(async move { while events.next().await.is_some() {} });
    let page = browser.new_page("about:blank").await.expect("a tab");
    if wish.icons {
        draw_icons(&page).await;
    } else {
        for name in names {
            picture(&page, &site, name, &wish).await;
        }
    }
    browser.close().await.ok();
    browser.wait().await.ok();
    pump.abort();
}

async fn serve(pages: Pages) -> String {
    let app = Router::new()
        .route("/pages/{name}", get(sample))
        .route("/assets/{*path}", get(asset))
        .with_state(pages);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a loopback port");
    let site = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(async move { axum::serve(listener, app).await });
    site
}

async fn sample(State(pages): State<Pages>, Path(name): Path<String>) -> Response {
    match pages.get(&name) {
        Some(html) => ([(header::CONTENT_SECURITY_POLICY, CSP)], Html(html.clone())).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn asset(Path(path): Path<String>) -> Response {
    let file = assets().join(&path);
    match std::fs::read(&file) {
        Ok(bytes) if !path.contains("..") => {
            let kind = mime_guess::from_path(&file).first_or_octet_stream().to_string();
            ([(header::CONTENT_TYPE, kind)], bytes).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn assets() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets")
}

async fn size(page: &Page, width: i64, height: i64, zoom: i64) {
    let size = SetDeviceMetricsOverrideParams::builder()
        .width(width / zoom)
        .height(height / zoom)
        .device_scale_factor(if zoom == 1 { 1.0 } else { 2.0 })
        .mobile(width < 600)
        .build()
        .expect("a size");
    page.execute(size).await.expect("a window of that size");
}

async fn media(page: &Page, scheme: &str, kind: &str) {
    let media = SetEmulatedMediaParams::builder()
        .media(kind)
        .feature(MediaFeature {
            name: "prefers-color-scheme".into(),
            value: scheme.into(),
        })
        .feature(MediaFeature {
            name: "prefers-reduced-motion".into(),
            value: "reduce".into(),
        })
        .build();
    page.execute(media).await.expect("that scheme");
}

async fn picture(page: &Page, site: &str, name: &str, wish: &Wish) {
    let out = &wish.out;
    let zoom = if wish.large { 2 } else { 1 };
    for (device, width, height) in [("phone", 390, 844), ("desk", 1280, 800)] {
        for scheme in ["light", "dark"] {
            // Again for each: a picture of a whole page leaves the window as long as that page.
            size(page, width, height, zoom).await;
            media(page, scheme, "screen").await;
            page.goto(format!("{site}/pages/{name}")).await.expect("the page");
            save(page, &out.join(format!("{name}-{device}-{scheme}.png"))).await;
            let wider: i64 = page
                .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await
                .expect("a measure")
                .into_value()
                .expect("a number");
            if wider > 0 {
                println!("{name} on a {device} is {wider} px too wide");
            }
        }
    }
    let is_sheet = name == "turn-on-key";
    if is_sheet {
        size(page, 794, 1123, 1).await;
        media(page, "light", "print").await;
        page.goto(format!("{site}/pages/{name}")).await.expect("the page");
        save(page, &out.join(format!("{name}-paper.png"))).await;
        media(page, "light", "screen").await;
    }
    println!("{name}");
}

async fn save(page: &Page, file: &std::path::Path) {
    let shot = ScreenshotParams::builder()
        .format(CaptureScreenshotFormat::Png)
        .full_page(true)
        .build();
    page.save_screenshot(shot, file).await.expect("a picture");
}

/// The app's icons as PNG, for the manifest and for iOS: the mark on ink, with room for round masks.
async fn draw_icons(page: &Page) {
    for (name, pixels, room) in [
        ("app-180.png", 180_i32, 0.16),
        ("app-192.png", 192, 0.12),
        ("app-512.png", 512, 0.12),
        ("mask-512.png", 512, 0.22),
    ] {
        let inner = f64::from(pixels) * (1.0 - 2.0 * room);
        let edge = f64::from(pixels) * room;
        let html = format!(
            "<body style='margin:0;background:#171a22'><svg style='position:absolute;left:{edge}px;top:{edge}px' \
             width='{inner}' height='{inner}' viewBox='0 0 32 32'>\
             <path d='M7 29V13.5a9.5 9.5 0 0 1 19 0V29z' fill='#ffc533' stroke='#f5f4ef' stroke-width='2.6' \
             stroke-linejoin='round'/><path d='M7 29V13C7 8.5 10 5 14.2 4.2L18.5 7.5V32z' fill='#f5f4ef'/>\
             <circle cx='15' cy='19.5' r='1.7' fill='#171a22'/></svg>"
        );
        size(page, pixels.into(), pixels.into(), 1).await;
        page.goto("about:blank").await.expect("an empty page");
        page.set_content(html).await.expect("the drawing");
        let shot = ScreenshotParams::builder()
            .format(CaptureScreenshotFormat::Png)
            .build();
        page.save_screenshot(shot, assets().join("icons").join(name))
            .await
            .expect("a picture");
        println!("{name}");
    }
}

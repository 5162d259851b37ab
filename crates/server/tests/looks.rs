//! Every page from its sample in a real browser, as people with little room, little sight or large fingers need it
//! (WCAG 2.2, level AA). Needs Chromium, so it runs where `./test` runs it:
//!
//! ```text
//! cargo test -p doorcode-server --test looks -- --ignored
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use doorcode_server::web::pages::samples;
use doorcode_server::web::texts::Texts;
use support::Running;
use support::chrome::{Chrome, Person};

/// Gives what is wrong with the page that is open, one line for each.
const FAULTS: &str = r##"(() => {
  const faults = [];
  const name = (one) => `${one.tagName.toLowerCase()}${one.id && "#" + one.id} "${(one.textContent || "").trim().slice(0, 30)}"`;
  const isSeen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && height > 1;
  };

  // 1.4.10: at 320 px nothing has to be scrolled to the side.
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const edge = document.documentElement.clientWidth;
  const sticksOut = (one) => one.getBoundingClientRect().right > edge + 1 || one.getBoundingClientRect().left < -1;
  const widest = [...document.body.querySelectorAll("*")].filter((one) => isSeen(one) && sticksOut(one)).at(-1);
  if (wider > 0) faults.push(`${wider} px too wide: ${widest ? name(widest) : ""}`);

  // 2.5.8: what is pressed measures 24 px, unless it stands in a sentence.
  for (const one of document.querySelectorAll("a[href], button, select, summary, textarea, input:not([type=hidden])")) {
    // A field that only password managers see cannot be pressed.
    if (!isSeen(one) || one.tabIndex < 0 || getComputedStyle(one).display === "inline") continue;
    const label = one.matches("[type=checkbox], [type=radio]") && one.closest("label");
    const { width, height } = (label || one).getBoundingClientRect();
    if (width < 24 || height < 24) faults.push(`${name(one)} measures ${Math.round(width)} x ${Math.round(height)}`);
  }

  // 1.4.3: text stands out from what is behind it by 4.5, large text by 3.
  const read = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  /** What is behind an element; `null` where a picture is, which has no one colour. */
  const behind = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const colour = read(style.backgroundColor);
      if (colour.a > 0) layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), read("Canvas"));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let counted = 0;
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !isSeen(one)) continue;
    if (one.closest("[disabled], [aria-disabled=true], svg, video, script, style, option, template")) continue;
    const style = getComputedStyle(one);
    const below = behind(one);
    if (!below) continue;
    counted += 1;
    const [text, ground] = [light(over(read(style.color), below)), light(below)];
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) faults.push(`${name(one)} has a contrast of ${contrast.toFixed(2)}`);
  }
  if (counted === 0) faults.push("no text was found");
  return faults.join("\n");
})()"##;

/// Puts a sample's page in the place of the one that is open; styles and scripts come from the program.
async fn opens(person: &Person, html: &str) {
    let html = serde_json::to_string(html).unwrap();
    person
        .js(&format!(
            "document.open(); document.write({html}); document.close(); null"
        ))
        .await;
    person
        .sees(
            "document.readyState === 'complete' && [...document.styleSheets].length > 0",
            "true",
        )
        .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn every_page_fits_a_narrow_window_and_can_be_read_and_pressed() {
    let running = Running::start().await;
    let chrome = Chrome::launch().await;
    let person = chrome.person(&running.base).await;
    person.holds_a_window_of(320, 640).await;
    // That the checks see what they look for.
    let bad = "<!doctype html><html lang=en><head><meta name=viewport content=width=device-width><link rel=stylesheet href=/assets/doorcode.css></head><body>\
               <p id=faint>faint</p><button id=small>.</button><div id=wide>wide</div></body></html>";
    opens(&person, bad).await;
    person
        .js("Object.assign(document.querySelector('#faint').style, { color: '#999', background: '#fff' }); \
             Object.assign(document.querySelector('#small').style, { all: 'initial', display: 'block', height: '9px' }); \
             document.querySelector('#wide').style.width = '500px'; null")
        .await;
    let faults = person.js(FAULTS).await;
    for fault in ["too wide", "#small", "#faint"] {
        assert!(faults.contains(fault), "{fault} was not seen: {faults}");
    }

    let english = Texts::english();
    let mut faults = look_at(&person, &running, &english, "light").await;
    faults.extend(look_at(&person, &running, &english, "dark").await);
    // The longest words, and those from the right.
    for language in ["de", "ar"] {
        let words = Texts::choose(Some(language), None);
        faults.extend(look_at(&person, &running, &words, "light").await);
    }
    // 1.4.4: text at twice its size, on a common phone.
    person.holds_a_window_of(390, 844).await;
    person.reads_text_of(32).await;
    let twice = look_at(&person, &running, &english, "light").await;
    faults.extend(
        twice
            .into_iter()
            .map(|fault| format!("at twice the size: {fault}")),
    );
    chrome.close().await;
    running.stop().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Opens every page in these words and colours, text at `percent` of its size: what is wrong with each.
async fn look_at(person: &Person, running: &Running, words: &Texts, scheme: &str) -> Vec<String> {
    let mut faults = Vec::new();
    person.looks_at("screen", scheme).await;
    for sample in samples::all_in(words).unwrap() {
        person.goes_to(&format!("{}/help/two-step", running.base)).await;
        opens(person, &sample.html).await;
        let found = person.js(FAULTS).await;
        faults.extend(found.lines().map(|fault| {
            let language = words.language();
            format!("{} ({language}, {scheme}): {fault}", sample.name)
        }));
    }
    faults
}

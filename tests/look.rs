//! The house's own colour and logo, as guests see them.

pub mod support;

use reqwest::Method;
use support::page::{between, settings_seen};
use support::{House, Persona};

async fn set_accent(owner: &Persona, colour: &str) -> (u16, String) {
    let (_, page) = owner.get("/admin/settings").await;
    let mut form = settings_seen(&page, "look");
    form.push(("accent".into(), colour.into()));
    let form: Vec<_> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    owner.post_form("/admin/settings", &form).await
}

#[tokio::test]
async fn the_houses_colour_is_on_every_page_if_it_is_readable() {
    let house = House::with_limits(100).await;
    let (owner, guest) = (house.staff("owner").await, house.guest("T4").await);
    let (_, before) = guest.get("/menu").await;
    assert!(!before.contains("/accent/"), "nothing to load for the usual colour");
    let (status, page) = set_accent(&owner, "#ffcc00").await;
    assert_eq!(status, 422);
    assert!(
        page.contains("id=\"accent-error\"") && page.contains("1.5 to 1"),
        "{page}"
    );
    let near = between(&page, "The nearest one that works is ", ".").expect("an offer").to_string();
    assert_eq!(set_accent(&owner, &near).await.0, 303, "{near}");
    assert_eq!(set_accent(&owner, "#1b5e20").await.0, 303);
    for who in [&guest, &owner] {
        let (_, page) = who.get(if std::ptr::eq(who, &guest) { "/menu" } else { "/admin" }).await;
        assert!(page.contains("href=\"/accent/1b5e20-0aa3a14f.css\""), "{page}");
    }
    let sheet = guest.request(Method::GET, "/accent/1b5e20-0aa3a14f.css").send().await.expect("an answer");
    assert_eq!(sheet.headers()["content-type"], "text/css; charset=utf-8");
    let sheet = sheet.text().await.expect("text");
    assert!(
        sheet.contains("--brand:#1b5e20") && sheet.contains("prefers-color-scheme:dark"),
        "{sheet}"
    );
    assert_eq!(guest.get("/accent/a8321a-0aa3a14f.css").await.0, 404);
}

async fn upload(who: &Persona, bytes: &[u8]) -> (u16, String) {
    let (status, page, _) = who.upload("/admin/settings/logo", "logo", "logo.png", bytes).await;
    (status, page)
}

/// A wide PNG, half of it transparent.
fn sign() -> Vec<u8> {
    let pixel = |x: u32, _| image::Rgba([20, 90, 30, if x < 500 { 255 } else { 0 }]);
    let image = image::RgbaImage::from_fn(1000, 200, pixel);
    let mut bytes = Vec::new();
    image
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .expect("a PNG");
    bytes
}

#[tokio::test]
async fn a_logo_is_kept_small_and_see_through() {
    let house = House::with_limits(100).await;
    let (owner, guest) = (house.staff("owner").await, house.guest("T4").await);
    for (file, why) in [(&b"<svg xmlns=\"x\"/>"[..], "JPEG"), (b"", "Choose")] {
        let (status, page) = upload(&owner, file).await;
        assert_eq!(status, 422);
        assert!(page.contains("id=\"logo-error\"") && page.contains(why), "{page}");
    }
    assert_eq!(upload(&owner, &sign()).await.0, 303);
    let (_, menu) = guest.get("/menu").await;
    let shown = between(&menu, "<img class=\"logo\" src=\"", ">").expect("the logo");
    assert!(shown.contains("width=\"480\" height=\"96\""), "{shown}");
    let address = shown.split('"').next().expect("an address").to_string();
    let picture = guest.request(Method::GET, &address).send().await.expect("an answer");
    assert_eq!(picture.headers()["content-type"], "image/png");
    let kept = image::load_from_memory(&picture.bytes().await.expect("bytes"))
        .expect("a PNG")
        .into_rgba8();
    assert_eq!((kept.get_pixel(10, 10).0[3], kept.get_pixel(470, 10).0[3]), (255, 0));
    // Another photo's end leaves it; its own does not.
    let dish = guest.dish("Buffalo caprese").await;
    let gone = owner.post_form(&format!("/admin/menu/items/{dish}/photo/remove"), &[]).await;
    assert_eq!((gone.0, guest.get(&address).await.0), (303, 200));
    assert_eq!(owner.post_form("/admin/settings/logo/remove", &[]).await.0, 303);
    assert_eq!(guest.get(&address).await.0, 404);
    let (_, log) = owner.get("/admin/log").await;
    assert!(log.contains("a new photo") && !log.contains(address.trim_start_matches("/pictures/")));
}

//! Photos of dishes, uploaded to the real program as a browser does.

pub mod support;

use reqwest::Method;
use support::{House, Persona, answer};

async fn upload(who: &Persona, path: &str, name: &str, bytes: &[u8]) -> (u16, String) {
    let (status, page, _) = who.upload(path, "photo", name, bytes).await;
    (status, page)
}

/// A JPEG of 900 × 600 pixels that packs like a photo.
fn photo() -> Vec<u8> {
    let image = image::RgbImage::from_fn(900, 600, |x, y| {
        image::Rgb([(x / 4) as u8, (y / 3) as u8, ((x * y) >> 12) as u8])
    });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95)
        .encode_image(&image)
        .expect("a JPEG");
    bytes
}

#[tokio::test]
async fn a_photo_is_on_the_menu_at_once_in_a_size_that_phones_can_afford() {
    let house = House::open().await;
    let (owner, guest) = (house.staff("owner").await, house.guest("T4").await);
    let dish = guest.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}/photo");
    let (_, before) = guest.get("/menu").await;

    assert_eq!(upload(&owner, &path, "caprese.jpg", &photo()).await.0, 303);
    let hash: String = house
        .database()
        .query_row("SELECT picture FROM items WHERE id = ?1", [&dish], |r| r.get(0))
        .expect("a picture");
    let (_, menu) = guest.get("/menu").await;
    let small = format!("/pictures/{hash}/216");
    assert!(menu.contains(&small) && !before.contains(&small));
    let (_, sheet) = guest.get(&format!("/menu/items/{dish}")).await;
    assert!(sheet.contains(&format!("/pictures/{hash}/432 432w, /pictures/{hash} 864w")));

    for (address, most) in [(small.as_str(), 12_000), (&format!("/pictures/{hash}"), 150_000)] {
        let response = guest.request(Method::GET, address).send().await.expect("an answer");
        let header = |name: &str| response.headers()[name].to_str().expect("text").to_string();
        assert_eq!(header("content-type"), "image/jpeg");
        assert!(header("cache-control").contains("immutable"));
        assert!(response.bytes().await.expect("bytes").len() <= most);
    }
    let (_, log) = owner.get("/admin/log").await;
    assert!(log.contains("a new photo") && !log.contains(&hash));

    assert_eq!(owner.post_form(&format!("{path}/remove"), &[]).await.0, 303);
    let (_, menu) = guest.get("/menu").await;
    assert!(!menu.contains(&hash));
    assert_eq!(guest.get(&small).await.0, 404);
}

#[tokio::test]
async fn hostile_files_are_refused_in_words_and_change_nothing() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let dish = house.guest("T4").await.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}/photo");
    let before = house.fingerprint();
    let mut bomb = Vec::new();
    let mut head = png::Encoder::new(&mut bomb, 50_000, 50_000).write_header().expect("a header");
    head.write_chunk(png::chunk::IDAT, b"\x78\x9c\x03").expect("a beginning");
    drop(head);
    let whole = photo();
    for (name, bytes, words) in [
        ("bomb.png", bomb.as_slice(), "million pixels"),
        ("half.jpg", &whole[..whole.len() / 2], "damaged or incomplete"),
        (
            "dish.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "Only JPEG, PNG and WebP",
        ),
        ("gif.jpg", b"GIF89a/*\xff\xd8\xff*/=alert(1)", "Only JPEG, PNG and WebP"),
        ("large.jpg", &vec![0xff; 11 << 20], "larger than 10 MB"),
        ("", b"", "Choose a photo first"),
    ] {
        let (status, page) = upload(&owner, &path, name, bytes).await;
        assert_eq!(status, 422, "{name}");
        assert!(page.contains(words) && page.contains("id=\"photo-error\""), "{name}");
    }
    // No form with a file, one without its end, and one beyond all patience.
    assert_eq!(owner.post_form(&path, &[("photo", "x")]).await.0, 400);
    let cut = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\nsome of it";
    let request = owner
        .request(Method::POST, &path)
        .header("content-type", "multipart/form-data; boundary=x");
    let request = request.body(cut);
    assert_eq!(answer(request).await.0, 400);
    assert_eq!(
        upload(&owner, "/admin/menu/items/999999/photo", "a.jpg", &whole).await.0,
        404
    );
    assert_eq!(house.fingerprint(), before);
}

#[tokio::test]
async fn only_who_may_edit_the_menu_may_upload() {
    let house = House::open().await;
    let dish = house.guest("T4").await.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}/photo");
    for (role, status) in [("kitchen", 403), ("floor", 403), ("manager", 303)] {
        let who = house.staff(role).await;
        assert_eq!(upload(&who, &path, "a.jpg", &photo()).await.0, status, "{role}");
    }
}

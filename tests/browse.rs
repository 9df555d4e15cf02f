//! The menu as guests look through it without a script: searching, what they do not eat, what stands
//! in for a dish that has sold out, and how large they read.

pub mod support;

use reqwest::Method;
use support::page::{between, field, values};
use support::{House, Persona, answer};

/// The numbers of the dishes on a page, in order.
fn dishes(page: &str) -> Vec<i64> {
    let ids = values(page, "id").into_iter().filter_map(|id| id.strip_prefix("item-"));
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// What the page says about how many dishes there are.
fn found(page: &str) -> &str {
    let tag = between(page, "id=\"found\"", "</p>").expect("the place for a count");
    tag.split_once('>').map_or("", |(_, text)| text)
}

/// The tag of the body.
fn body(page: &str) -> &str {
    between(page, "<body", ">").expect("a body")
}

async fn menu(who: &Persona, query: &str) -> String {
    let (status, page) = who.get(&format!("/menu{query}")).await;
    assert_eq!(status, 200, "{page}");
    page
}

#[tokio::test]
async fn a_search_finds_words_in_any_order_whatever_their_case_and_accents() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let whole = menu(&anna, "").await;
    assert_eq!((dishes(&whole).len(), found(&whole)), (60, ""));

    let page = menu(&anna, "?q=TIRAMIS%C3%99").await;
    assert_eq!(found(&page), "1 of 60 dishes");
    assert_eq!(dishes(&page), dishes(&menu(&anna, "?q=tiramisu").await));
    assert_eq!(
        values(&page, "value").first(),
        Some(&"TIRAMISÙ"),
        "what was typed stays"
    );
    // Two words of the name and of the description, the other way round.
    let page = menu(&anna, "?q=mayonnaise+calamari").await;
    assert_eq!(
        dishes(&page),
        [anna.dish("Fried calamari").await.parse::<i64>().expect("a number")]
    );
    // Words of a category find all its dishes.
    assert_eq!(dishes(&menu(&anna, "?q=desserts+quux").await).len(), 0);
    assert!(dishes(&menu(&anna, "?q=desserts").await).len() >= 6);

    let page = menu(&anna, "?q=%3Cb%3Enothing").await;
    assert_eq!(dishes(&page).len(), 0);
    assert!(found(&page).starts_with("Nothing found"), "{}", found(&page));
    assert!(page.contains("href=\"/menu\" data-clear") && !page.contains("<b>nothing"));
    // A sign is no word, and what one guest looked for is not kept for the next.
    for query in ["?q=", "?q=+-+", ""] {
        assert_eq!(dishes(&menu(&anna, query).await).len(), 60, "{query}");
    }
}

#[tokio::test]
async fn what_a_guest_does_not_eat_stays_for_the_visit_and_on_every_page() {
    let house = House::open().await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let form = [
        ("diet", "vegan"),
        ("avoid", "nuts"),
        ("avoid", "milk"),
        ("hides", "on"),
        ("allergic", "on"),
    ];
    let (status, _) = anna.post_form("/visit/diet", &form).await;
    assert_eq!(status, 303);
    let marks = r#" data-diets="vegan" data-avoids="milk nuts unstated" data-hides data-allergic data-filters"#;
    for path in [
        "/menu",
        "/visit/cart",
        "/visit/orders",
        "/visit/help",
        "/visit/diet",
        "/menu/items/1",
    ] {
        assert!(body(&anna.get(path).await.1).contains(marks), "{path}");
        assert!(!body(&ben.get(path).await.1).contains("data-avoids"), "{path}");
    }
    let page = menu(&anna, "").await;
    assert_eq!(dishes(&page).len(), 60, "the menu is the same for everybody");
    let shown: usize = found(&page).split(' ').next().and_then(|n| n.parse().ok()).expect("a count");
    let vegan = values(&page, "data-tags").iter().filter(|t| t.split(' ').any(|t| t == "vegan")).count();
    assert_eq!(shown, vegan, "no vegan dish has milk or nuts");
    assert_eq!(found(&menu(&ben, "").await), "");
    let (_, page) = anna.get("/visit/diet").await;
    for ticked in ["vegan\" checked", "milk\" checked", "nuts\" checked"] {
        assert!(page.contains(ticked), "{ticked}");
    }
    assert_eq!(page.matches(" checked").count(), 5);
}

#[tokio::test]
async fn all_dishes_are_shown_again_and_an_allergy_stays_one() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let form = [
        ("diet", "vegan"),
        ("avoid", "milk"),
        ("hides", "on"),
        ("allergic", "on"),
    ];
    assert_eq!(anna.post_form("/visit/diet", &form).await.0, 303);
    assert_eq!(anna.post_form("/visit/diet", &[("show", "all")]).await.0, 303);
    let page = menu(&anna, "").await;
    assert!(
        body(&page).contains(r#" data-avoids="milk unstated" data-allergic"#),
        "{}",
        body(&page)
    );
    assert_eq!(found(&page), "");
    assert_eq!(anna.post_form("/visit/diet", &[]).await.0, 303);
    assert!(!body(&menu(&anna, "").await).contains("data-allergic"));
}

#[tokio::test]
async fn words_that_are_not_ours_are_refused_and_the_ticks_stay() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let before = house.fingerprint();
    for wrong in [("avoid", "sugar"), ("diet", "paleo")] {
        let form = [("avoid", "fish"), wrong, ("diet", "vegetarian"), ("allergic", "on")];
        let (status, page) = anna.post_form("/visit/diet", &form).await;
        assert_eq!(status, 422);
        assert!(page.contains("We don’t know one of these"), "{page}");
        for kept in ["value=\"fish\" checked", "value=\"vegetarian\" checked"] {
            assert!(page.contains(kept), "{kept}");
        }
        assert_eq!(page.matches(" checked").count(), 3);
        assert!(!body(&page).contains("data-avoids"), "nothing was saved");
    }
    assert_eq!(anna.post_form("/visit/diet", &[("price", "0")]).await.0, 400);
    assert_eq!(anna.post_form("/text-size", &[("text", "text-9")]).await.0, 422);
    assert_eq!(house.fingerprint(), before);
}

#[tokio::test]
async fn dishes_lines_and_options_say_what_they_contain() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let caprese = anna.dish("Buffalo caprese").await;
    anna.add(&caprese).await;
    for (path, what) in [
        ("/menu", format!("id=\"item-{caprese}\"")),
        ("/visit/cart", "id=\"line-1\"".into()),
    ] {
        let (_, page) = anna.get(path).await;
        let tag = between(&page, &what, ">").expect("the dish");
        assert!(tag.contains("data-allergens=\"milk\""), "{path}: {tag}");
    }
    // What is left out is not in the line, and the sheet keeps it ticked after a refusal.
    let board = anna.dish("Cured meat and cheese board").await;
    let (_, sheet) = anna.get(&format!("/menu/items/{board}")).await;
    let number = |mark: &str| {
        let (before, _) = sheet.split_once(mark).expect("something to tick");
        before.rsplit('"').next().expect("its number").to_string()
    };
    let (leave, size) = (number("\" data-takes=\"nuts\""), number("\" data-price=\"0\""));
    let form = [("item", board.as_str()), ("option-1", &leave), ("quantity", "1")];
    let (status, page) = anna.post_form("/visit/cart/lines", &form).await;
    assert_eq!(status, 422, "no size");
    assert!(page.contains("data-takes=\"nuts\" checked") && page.contains("data-allergens=\"gluten milk\""));
    let form = [
        ("item", board.as_str()),
        ("group-1", &size),
        ("option-1", &leave),
        ("quantity", "1"),
    ];
    assert_eq!(anna.post_form("/visit/cart/lines", &form).await.0, 303);
    let (_, cart) = anna.get("/visit/cart").await;
    let tag = between(&cart, "id=\"line-2\"", ">").expect("the line");
    assert!(tag.contains("data-allergens=\"gluten milk\""), "{tag}");
    anna.send().await;
    let (_, orders) = anna.get("/visit/orders").await;
    assert!(orders.contains("data-allergens=\"gluten milk\""));
}

#[tokio::test]
async fn a_sold_out_dish_leads_to_what_is_near_and_suits_the_guest() {
    let house = House::open().await;
    let (anna, cook) = (house.guest("T4").await, house.staff("kitchen").await);
    let gone = anna.dish("Sicilian cannoli").await;
    let near = |page: &str| -> Vec<String> {
        let list = between(page, "class=\"near\"", "</section>").unwrap_or_default();
        let links = values(list, "href").into_iter().filter_map(|l| l.strip_prefix("/menu/items/"));
        links.map(String::from).collect()
    };
    let (_, page) = anna.get(&format!("/menu/items/{gone}")).await;
    let first = near(&page);
    assert_eq!(first.len(), 3);
    assert!(!page.contains("name=\"quantity\""), "it cannot be added");
    // What has sold out as well is none of them.
    cook.post_form(&format!("/kitchen/items/{}", first[0]), &[("available", "no")]).await;
    let (_, page) = anna.get(&format!("/menu/items/{gone}")).await;
    assert!(near(&page).len() == 3 && !near(&page).contains(&first[0]));
    // Nor what the guest does not eat.
    anna.post_form("/visit/diet", &[("avoid", "milk")]).await;
    let (_, page) = anna.get(&format!("/menu/items/{gone}")).await;
    let menu = menu(&anna, "").await;
    assert_eq!(near(&page).len(), 3);
    for id in near(&page) {
        let tag = between(&menu, &format!("id=\"item-{id}\""), ">").expect("a dish");
        assert!(!tag.contains("milk"), "{tag}");
    }
    let (_, page) = anna.get(&format!("/menu/items/{}", anna.dish("Tomato bruschetta").await)).await;
    assert!(near(&page).is_empty() && page.contains("name=\"quantity\""));
}

#[tokio::test]
async fn the_text_size_is_kept_in_a_cookie() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    assert!(menu(&anna, "").await.contains("<html lang=\"en\" class=\"text-1\">"));
    let form = [("text", "text-3"), ("back", "/visit/help")];
    let response = anna.request(Method::POST, "/text-size").form(&form).send().await.expect("an answer");
    assert_eq!(
        (response.status().as_u16(), &response.headers()["location"]),
        (303, &"/visit/help".parse().expect("a value"))
    );
    for path in ["/menu", "/visit/help", "/visit/cart"] {
        assert!(
            anna.get(path).await.1.contains("<html lang=\"en\" class=\"text-3\">"),
            "{path}"
        );
    }
    // Nobody is led to another site.
    let form = [("text", "text-2"), ("back", "//evil.example")];
    let response = anna.request(Method::POST, "/text-size").form(&form).send().await.expect("an answer");
    assert_eq!(response.headers()["location"], "/menu");
}

#[tokio::test]
async fn the_menu_of_sixty_dishes_is_small() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let request = anna.request(Method::GET, "/menu").header("accept-encoding", "gzip");
    let packed = request.send().await.expect("an answer").bytes().await.expect("bytes");
    assert!(packed.len() < 11_500, "{} bytes", packed.len());
    let (status, _) = answer(anna.request(Method::GET, "/menu?q=a&q=b")).await;
    assert_eq!(status, 400, "asked twice at once");
}

#[tokio::test]
async fn what_is_popular_leads_to_its_dish_and_goes_when_it_sells_out() {
    let house = House::open().await;
    let (anna, cook) = (house.guest("T4").await, house.staff("kitchen").await);
    let strip = |page: &str| -> Vec<String> {
        let list = between(page, "id=\"popular\"", "</section>").expect("the strip");
        let links = values(list, "href").into_iter().filter_map(|l| l.strip_prefix("/menu/items/"));
        links.map(String::from).collect()
    };
    let page = menu(&anna, "").await;
    let first = strip(&page);
    assert!((1..=5).contains(&first.len()), "{first:?}");
    let mut ids = values(&page, "id");
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an id stands twice");

    let mut phone = anna.socket("/live/visit?screen=menu").await;
    cook.post_form(&format!("/kitchen/items/{}", first[0]), &[("available", "no")]).await;
    let gone = |p: &serde_json::Value| p["full"] == false && p.to_string().contains("popular-title");
    let paint = phone.next_paint(gone).await.to_string();
    assert!(!paint.contains(&format!("popular-{}\\\"", first[0])), "{paint}");
    assert!(!strip(&menu(&anna, "").await).contains(&first[0]));
    // Who searches looks for something else.
    assert!(strip(&menu(&anna, "?q=pizza").await).is_empty());
}

#[tokio::test]
async fn a_line_is_chosen_anew_in_its_place() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    let first = [("item", dish.as_str()), ("quantity", "2"), ("note", "no <basil>")];
    assert_eq!(anna.post_form("/visit/cart/lines", &first).await.0, 303);
    let (_, cart) = anna.get("/visit/cart").await;
    let line = between(&cart, "<li id=\"line-", "\"").expect("a line").to_string();
    let (status, page) = anna.get(&format!("/menu/items/{dish}?instead={line}")).await;
    assert_eq!(
        (status, field(&page, "instead"), field(&page, "quantity")),
        (200, line.as_str(), "2")
    );
    assert!(page.contains("no &#60;basil&#62;"), "{page}");
    let anew = [
        ("item", dish.as_str()),
        ("quantity", "1"),
        ("note", "with basil"),
        ("instead", line.as_str()),
    ];
    assert_eq!(anna.post_form("/visit/cart/lines", &anew).await.0, 303);
    let (_, cart) = anna.get("/visit/cart").await;
    assert!(
        cart.contains("with basil") && !cart.contains("no &#60;basil&#62;"),
        "{cart}"
    );
    // A line that is gone is chosen as a new one.
    let (_, page) = anna.get(&format!("/menu/items/{dish}?instead={line}")).await;
    assert!(!page.contains("name=\"instead\""), "{page}");
}

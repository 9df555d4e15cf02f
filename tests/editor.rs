//! The menu is edited over HTTP, and every open phone shows it at once.

pub mod support;

use support::page::values;
use support::{House, Persona};

/// A dish's form as its page has it: every field with its value, and what is ticked and chosen.
async fn form_of(who: &Persona, path: &str) -> Vec<(String, String)> {
    let (status, page) = who.get(path).await;
    assert_eq!(status, 200, "{page}");
    fields(&page)
}

fn fields(page: &str) -> Vec<(String, String)> {
    let mut form = Vec::new();
    let attribute = |tag: &str, name: &str| values(&format!("{tag}>"), name).first().map(|v| (*v).to_string());
    for part in page.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("input ") && (!tag.contains("type=\"checkbox\"") || tag.contains(" checked")) {
            form.push((name, attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("textarea ") {
            form.push((name, text.trim_start_matches('\n').to_string()));
        } else if tag.starts_with("select ") {
            let rest = page.split_once(part).map_or("", |(_, rest)| rest);
            let options = rest.split("</select>").next().unwrap_or_default();
            let chosen = options.split("<option").find(|o| o.contains(" selected"));
            form.push((name, chosen.and_then(|o| attribute(o, "value")).unwrap_or_default()));
        }
    }
    form
}

fn set(form: &mut Vec<(String, String)>, name: &str, value: &str) {
    form.retain(|(n, _)| n != name);
    form.push((name.into(), value.into()));
}

async fn post(who: &Persona, path: &str, form: &[(String, String)]) -> (u16, String) {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    who.post_form(path, &pairs).await
}

#[tokio::test]
async fn a_saved_dish_is_on_every_phone_at_once() {
    let house = House::with_limits(100).await;
    let (anna, boss) = (house.guest("T4").await, house.staff("manager").await);
    let dish = anna.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}");
    let mut menu = anna.socket("/live/visit?screen=menu").await;
    anna.post_form("/visit/cart/lines", &[("item", &dish), ("quantity", "1")]).await;
    let mut cart = anna.socket("/live/visit?screen=cart").await;
    let mut form = form_of(&boss, &path).await;
    assert!(form.contains(&("price".into(), "10.50".into())), "{form:?}");
    set(&mut form, "price", "11,25");
    set(&mut form, "name-en", "Caprese of the house");
    set(&mut form, "cost", "3");
    let (status, page) = post(&boss, &path, &form).await;
    assert_eq!(status, 303, "{page}");
    let paint = menu.next_paint(|p| p.to_string().contains("Caprese of the house")).await;
    assert!(paint.to_string().contains("€11.25"));
    let paint = cart.next_paint(|p| p.to_string().contains("€11.25")).await;
    assert!(
        paint.to_string().contains("The price has changed since this was chosen."),
        "{paint}"
    );
    // What it costs the house no guest and no cook is told.
    for (who, page) in [
        (&anna, format!("/menu/items/{dish}")),
        (&house.staff("kitchen").await, "/kitchen/items".into()),
    ] {
        assert!(!who.get(&page).await.1.contains("3.00"), "{page}");
    }
    assert!(boss.get("/admin/menu").await.1.contains("Margin 71%"));
}

#[tokio::test]
async fn what_is_hidden_or_deleted_leaves_every_phone_and_comes_back() {
    const NAME: &str = "Buffalo caprese";
    let house = House::with_limits(100).await;
    let (anna, boss) = (house.guest("T4").await, house.staff("manager").await);
    let dish = anna.dish(NAME).await;
    let path = format!("/admin/menu/items/{dish}");
    anna.add(&dish).await;
    let mut menu = anna.socket("/live/visit?screen=menu").await;
    let mut cart = anna.socket("/live/visit?screen=cart").await;
    let (status, _) = boss.post_form(&format!("{path}/hide"), &[]).await;
    assert_eq!(status, 303);
    menu.next_paint(|p| p["topic"] == "menu/item" && !p.to_string().contains(NAME)).await;
    assert_eq!(anna.get(&format!("/menu/items/{dish}")).await.0, 404);
    cart.next_paint(|p| p.to_string().contains("Not available any more")).await;
    boss.post_form(&format!("{path}/show"), &[]).await;
    menu.next_paint(|p| p.to_string().contains(NAME)).await;

    let (status, _) = boss.post_form(&format!("{path}/delete"), &[]).await;
    assert_eq!(status, 303);
    let (_, page) = boss.get("/admin/menu").await;
    assert!(page.contains("Buffalo caprese was deleted.") && page.contains(&format!("action=\"{path}/restore\"")));
    assert_eq!(anna.get(&format!("/menu/items/{dish}")).await.0, 404);
    assert_eq!(boss.get(&path).await.0, 404);
    boss.post_form(&format!("{path}/restore"), &[]).await;
    assert_eq!(anna.get(&format!("/menu/items/{dish}")).await.0, 200);
}

#[tokio::test]
async fn two_who_edit_the_same_dish_are_told_and_lose_nothing() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let dish = house.guest("T4").await.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}");
    let (mut hers, mut his) = (form_of(&rosa, &path).await, form_of(&marco, &path).await);
    set(&mut hers, "price", "12.00");
    set(&mut hers, "description-en", "From her hand");
    hers.push(("allergens".into(), "nuts".into()));
    assert_eq!(post(&rosa, &path, &hers).await.0, 303);
    set(&mut his, "price", "13.00");
    set(&mut his, "name-it", "Caprese di Marco");
    let (status, page) = post(&marco, &path, &his).await;
    assert_eq!(status, 409);
    for told in ["Somebody else saved this", "Stands now: 12.00", "Save mine anyway"] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let again = fields(&page);
    // What only she has changed is hers.
    for kept in [
        ("price", "13.00"),
        ("name-it", "Caprese di Marco"),
        ("allergens", "nuts"),
        ("description-en", "From her hand"),
    ] {
        assert!(again.contains(&(kept.0.into(), kept.1.into())), "{kept:?} in {again:?}");
    }
    let count = "SELECT price FROM items WHERE id = ?1";
    let price = || house.database().query_row(count, [&dish], |r| r.get::<_, i64>(0)).expect("a price");
    assert_eq!(price(), 1200);
    // The page that told it saves anyway.
    assert_eq!(post(&marco, &path, &again).await.0, 303);
    assert_eq!(price(), 1300);
    let stands = form_of(&rosa, &path).await;
    for hers in [("allergens", "nuts"), ("description-en", "From her hand")] {
        assert!(
            stands.contains(&(hers.0.into(), hers.1.into())),
            "{hers:?} in {stands:?}"
        );
    }
}

#[tokio::test]
async fn who_changes_other_fields_of_the_same_thing_saves_them_beside() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let dish = house.guest("T4").await.dish("Buffalo caprese").await;
    for path in [format!("/admin/menu/items/{dish}"), "/admin/menu/categories/1".into()] {
        let (mut hers, mut his) = (form_of(&rosa, &path).await, form_of(&marco, &path).await);
        set(&mut hers, "name-it", "Di Rosa");
        hers.push(("hidden".into(), "on".into()));
        set(&mut his, "name-de", "Von Marco");
        assert_eq!(post(&rosa, &path, &hers).await.0, 303);
        assert_eq!(post(&marco, &path, &his).await.0, 303);
        let stands = form_of(&rosa, &path).await;
        for (name, value) in [("name-it", "Di Rosa"), ("hidden", "on"), ("name-de", "Von Marco")] {
            assert!(stands.contains(&(name.into(), value.into())), "{name} in {stands:?}");
        }
    }
}

#[tokio::test]
async fn two_who_edit_the_same_choice_are_told_too() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let (_, page) = rosa.get(&format!("/admin/menu/items/{}", pizza(&house).await)).await;
    let group = values(&page, "href")
        .into_iter()
        .find(|h| h.contains("/groups/") && !h.contains("new"))
        .expect("a group");
    let (mut hers, mut his) = (form_of(&rosa, group).await, form_of(&marco, group).await);
    set(&mut hers, "o0-price", "0.50");
    set(&mut his, "o0-name-en", "Tiny");
    assert_eq!(post(&rosa, group, &hers).await.0, 303);
    let (status, page) = post(&marco, group, &his).await;
    assert_eq!(status, 409);
    assert!(page.contains("€0.50") && page.contains("value=\"Tiny\""), "{page}");
}

#[tokio::test]
async fn what_somebody_deletes_meanwhile_can_be_saved_anew() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let dish = pizza(&house).await;
    let path = format!("/admin/menu/items/{dish}");
    let (_, page) = rosa.get(&path).await;
    let group = values(&page, "href")
        .into_iter()
        .find(|h| h.contains("/groups/") && !h.contains("new"))
        .expect("a group");
    let category = "/admin/menu/categories/1";
    // The choice first: the dish that it belongs to goes after it.
    for (path, action) in [
        (group, format!("{path}/groups")),
        (&path, "/admin/menu/items".to_string()),
        (category, "/admin/menu/categories".to_string()),
    ] {
        let mut his = form_of(&marco, path).await;
        set(&mut his, "name-en", "Prova di Marco");
        assert_eq!(rosa.post_form(&format!("{path}/delete"), &[]).await.0, 303);
        let (status, page) = post(&marco, path, &his).await;
        assert_eq!(status, 409, "{path}: {page}");
        assert!(page.contains("Somebody else has deleted this"), "{page}");
        assert!(page.contains(&format!("action=\"{action}\"")), "{page}");
        let again = fields(&page);
        assert!(
            again.contains(&("name-en".into(), "Prova di Marco".into())),
            "{again:?}"
        );
        let (status, page) = post(&marco, &action, &again).await;
        assert_eq!(status, 303, "{action}: {again:?} {page}");
    }
    let (_, menu) = marco.get("/admin/menu").await;
    // The dish, and the category with its two buttons.
    assert_eq!(menu.matches("Prova di Marco</").count(), 4, "{menu}");
}

#[tokio::test]
async fn a_new_place_is_in_the_log() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let dish = house.guest("T4").await.dish("Buffalo caprese").await;
    let to = [("position", "3")];
    assert_eq!(
        rosa.post_form(&format!("/admin/menu/items/{dish}/move"), &to).await.0,
        303
    );
    let read = |r: &rusqlite::Row<'_>| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?));
    let asked = "SELECT thing_name, was, became FROM changes WHERE field = 'log-place'";
    let noted = house.database().query_row(asked, [], read).expect("a row");
    assert_eq!(noted, ("Buffalo caprese".into(), "2".into(), "4".into()));
}

#[tokio::test]
async fn a_dish_outside_its_hours_is_grey_on_every_phone_at_once() {
    let house = House::with_limits(100).await;
    let (anna, boss) = (house.guest("T4").await, house.staff("manager").await);
    let dish = anna.dish("Buffalo caprese").await;
    let path = format!("/admin/menu/items/{dish}");
    let mut menu = anna.socket("/live/visit?screen=menu").await;
    let mut form = form_of(&boss, &path).await;
    set(&mut form, "hours.0.from", "18:45");
    let (status, page) = post(&boss, &path, &form).await;
    assert_eq!(status, 422);
    assert!(
        page.contains("id=\"hours-error\"") && page.contains("value=\"18:45\""),
        "{page}"
    );
    set(&mut form, "hours.0.from", "");
    for (field, value) in [
        ("first", "2020-01-01"),
        ("last", "2020-02-01"),
        ("from", "12:00"),
        ("to", "15:00"),
    ] {
        set(&mut form, &format!("hours.2.{field}"), value);
    }
    assert_eq!(post(&boss, &path, &form).await.0, 303);
    menu.next_paint(|p| p.to_string().contains("not on the menu at present")).await;
    let (status, page) = anna.post_form("/visit/cart/lines", &[("item", &dish), ("quantity", "1")]).await;
    assert_eq!(status, 409);
    assert!(page.contains("Buffalo caprese is not served now"), "{page}");
    let mut form = form_of(&boss, &path).await;
    for field in ["first", "last", "from", "to"] {
        set(&mut form, &format!("hours.2.{field}"), "");
    }
    assert_eq!(post(&boss, &path, &form).await.0, 303);
    let (status, _) = anna.post_form("/visit/cart/lines", &[("item", &dish), ("quantity", "1")]).await;
    assert_eq!(status, 303);
    let (_, log) = house.staff("owner").await.get("/admin/log").await;
    assert!(log.contains("2020-01-01..2020-02-01 12:00-15:00"), "{log}");
}

async fn pizza(house: &House) -> String {
    house.guest("T5").await.dish("Pizza Margherita").await
}

#[tokio::test]
async fn what_cannot_be_read_is_told_beside_its_field_and_stays() {
    let house = House::with_limits(100).await;
    let boss = house.staff("owner").await;
    let before = house.fingerprint();
    let mut form = form_of(&boss, "/admin/menu/items/new?category=1").await;
    set(&mut form, "name-en", &"x".repeat(61));
    set(&mut form, "name-it", "<b>Pane</b>");
    set(&mut form, "price", "a lot");
    let (status, page) = post(&boss, "/admin/menu/items", &form).await;
    assert_eq!(status, 422);
    for told in [
        "60 characters long at most",
        "Write a price such as 12.50",
        "2 fields need another look",
        "value=\"a lot\"",
        "&#60;b&#62;Pane",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let (status, page) = post(&boss, "/admin/menu/categories", &[("name-en".into(), " ".into())]).await;
    assert!(status == 422 && page.contains("Please write a name."), "{status}");
    assert_eq!(house.fingerprint(), before);
    // Rows are arranged without anything being stored.
    let group = [
        ("name-en", "Size"),
        ("least", "1"),
        ("most", "1"),
        ("o0-name-en", "Small"),
        ("o1-name-en", "Large"),
        ("do", "up-1"),
    ];
    let (status, page) = boss.post_form("/admin/menu/items/1/groups", &group).await;
    assert_eq!(status, 200);
    assert!(page.find("value=\"Large\"") < page.find("value=\"Small\""));
    assert_eq!(house.fingerprint(), before);
}

#[tokio::test]
async fn the_preview_is_the_guests_menu_and_leads_nowhere_else() {
    let house = House::with_limits(100).await;
    let (anna, boss) = (house.guest("T4").await, house.staff("owner").await);
    let dishes = |page: &str| {
        values(page, "id")
            .into_iter()
            .filter(|id| id.starts_with("item-"))
            .map(String::from)
            .collect::<Vec<_>>()
    };
    let (_, page) = boss.get("/admin/menu/preview?lang=it").await;
    assert_eq!(dishes(&page), dishes(&anna.get("/menu").await.1));
    assert!(page.contains("Bruschetta al pomodoro") && page.contains("<fieldset disabled lang=\"it\">"));
    assert!(!page.contains("href=\"/menu"), "no link leads to a guest's pages");
    let link = values(&page, "href")
        .into_iter()
        .find(|h| h.contains("preview/items/"))
        .expect("a dish")
        .to_string();
    assert!(link.ends_with("?lang=it"), "{link}");
    let (status, page) = boss.get(&link).await;
    assert!(
        status == 200 && page.contains("<fieldset disabled") && !page.contains("href=\"/menu"),
        "{status}"
    );
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn each_deleted_thing_keeps_its_place_and_its_own_undo() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let sql = "SELECT id FROM items WHERE category_id = 1 AND active = 1 ORDER BY position LIMIT 3";
    let dishes: Vec<i64> = {
        let db = house.database();
        let mut rows = db.prepare(sql).expect("a query");
        let ids = rows.query_map([], |r| r.get(0)).expect("rows");
        ids.map(|id| id.expect("an id")).collect()
    };
    let order = |page: &str| -> Vec<usize> {
        dishes
            .iter()
            .map(|id| page.find(&format!("id=\"item-{id}\"")).expect("its row"))
            .collect()
    };
    for dish in &dishes[..2] {
        let (status, _) = boss.post_form(&format!("/admin/menu/items/{dish}/delete"), &[]).await;
        assert_eq!(status, 303);
    }
    let (_, page) = boss.get("/admin/menu").await;
    assert!(order(&page).is_sorted(), "{page}");
    for dish in &dishes[..2] {
        let undo = format!("action=\"/admin/menu/items/{dish}/restore\"");
        assert_eq!(page.matches(&undo).count(), 2, "in its place and on the list");
        assert!(!page.contains(&format!("action=\"/admin/menu/items/{dish}/delete\"")));
    }
    // The place of a button counts those that are still there.
    let up = page
        .split(&format!("action=\"/admin/menu/items/{}/move\"", dishes[2]))
        .nth(1)
        .expect("its buttons");
    assert!(
        up.split('>').nth(1).is_some_and(|button| button.contains("disabled")),
        "{up}"
    );
    let left = "SELECT count(*) FROM items WHERE category_id = 1 AND active = 1";
    let left: i64 = house.database().query_row(left, [], |r| r.get(0)).expect("a count");
    assert!(page.contains(&format!("and its {left} dishes")), "{page}");
    boss.post_form(&format!("/admin/menu/items/{}/restore", dishes[0]), &[]).await;
    boss.post_form("/admin/menu/categories/1/delete", &[]).await;
    let (_, page) = boss.get("/admin/menu").await;
    assert!(page.contains("action=\"/admin/menu/categories/1/restore\""));
    assert!(
        !page.contains(&format!("/admin/menu/items/{}/restore", dishes[1])),
        "with its category"
    );
    boss.post_form("/admin/menu/categories/1/restore", &[]).await;
    let (_, page) = boss.get("/admin/menu").await;
    assert!(page.contains(&format!("action=\"/admin/menu/items/{}/delete\"", dishes[0])));
}

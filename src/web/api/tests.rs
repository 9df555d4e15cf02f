//! The description says what the routes do, and nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use super::doc;
use crate::web::routes::{Access, ROUTES};

fn document() -> Value {
    serde_json::from_str(doc::json().unwrap()).unwrap()
}

/// Method and path of each operation, as the document has them.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (method.to_uppercase(), path.clone(), operation.clone()))
    });
    all.collect()
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let described: BTreeSet<_> = operations(&document()).into_iter().map(|(method, path, _)| (method, path)).collect();
    let routes = ROUTES.iter().filter(|r| r.path.starts_with("/api/v1/") && !r.path.ends_with(".d.ts"));
    let routed: BTreeSet<_> = routes.map(|r| (r.method.to_string(), r.path.to_string())).collect();
    assert_eq!(described, routed);
    assert!(described.len() > 30, "{}", described.len());
}

#[test]
fn who_may_come_is_described() {
    for (method, path, operation) in operations(&document()) {
        let route = ROUTES.iter().find(|r| r.method == method && r.path == path).unwrap();
        let open = operation["security"].as_array().is_some_and(|all| all.contains(&serde_json::json!({})));
        assert_eq!(open, route.access == Access::Public, "{method} {path}");
        let told = operation["responses"].as_object().unwrap();
        assert!(open || told.contains_key("401"), "{method} {path}");
    }
}

#[test]
fn operations_have_names_and_all_their_answers() {
    let document = document();
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap().to_string();
        assert!(names.insert(name), "{method} {path} has the name of another");
        let told = operation["responses"].as_object().unwrap();
        let good = told.keys().filter(|status| status.starts_with('2')).count();
        assert_eq!(good, 1, "{method} {path}");
        for status in ["400", "421", "429", "500", "503"] {
            assert!(told.contains_key(status), "{method} {path} {status}");
        }
        for (status, answer) in told.iter().filter(|(status, _)| !status.starts_with(['1', '2'])) {
            let shared = answer["$ref"].as_str() == Some(&format!("#/components/responses/Problem{status}"));
            let own = answer["content"]["application/problem+json"].is_object();
            assert!(shared || own, "{method} {path} {status}: {answer}");
        }
        let pieces = path.matches('{').count();
        let named = operation["parameters"]
            .as_array()
            .map_or(0, |all| all.iter().filter(|p| p["in"] == "path").count());
        assert_eq!(pieces, named, "{method} {path}");
    }
}

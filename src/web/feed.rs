//! The topics of one screen as one source: whichever is painted first comes first.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::base::Lang;
use crate::live::{Hub, Paint, Shows, Topic};

/// What a topic gave: a paint, or that some were missed.
pub type Given = Result<Arc<Paint>, RecvError>;

type Wait = Pin<Box<dyn Future<Output = (Topic, Receiver<Arc<Paint>>, Given)>>>;

/// Each topic with its wait for the next paint.
pub struct Feed(Vec<Wait>);

fn wait(topic: Topic, mut from: Receiver<Arc<Paint>>) -> Wait {
    Box::pin(async move {
        let given = from.recv().await;
        (topic, from, given)
    })
}

impl Feed {
    /// Follows these regions of the topics from now on.
    pub fn follow(hub: &Hub, topics: &[Topic], lang: Lang, shows: Shows) -> Feed {
        Feed(topics.iter().map(|t| wait(*t, hub.follow(*t, lang, shows))).collect())
    }

    /// The next paint of any topic. Nothing is lost if nobody waits for it to the end.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<(Topic, Given)> {
        for at in 0..self.0.len() {
            let Poll::Ready((topic, from, given)) = self.0[at].as_mut().poll(cx) else {
                continue;
            };
            if matches!(given, Err(RecvError::Closed)) {
                // The hub keeps what is followed, so this is the program's end.
                drop(self.0.swap_remove(at));
            } else {
                self.0[at] = wait(topic, from);
            }
            return Poll::Ready((topic, given));
        }
        Poll::Pending
    }
}

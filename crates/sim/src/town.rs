//! A town: accounts behind one door, people in front of it, and a clock that jumps from one thing to the next.

use crate::door::Door;
use core::cmp::Reverse;
use doorcode_engine::time::Timestamp;
use std::collections::BinaryHeap;

/// Midnight, 1 January 2027, UTC: where every town's time begins.
pub const START: Timestamp = Timestamp::from_ms(1_798_761_600_000);

/// Somebody who does something now and then.
pub trait Actor {
    /// Acts at `door.now()` and says when to be woken next; `None` where there is nothing left to do.
    fn wake(&mut self, door: &mut Door) -> Option<Timestamp>;
}

/// One door and those who come to it.
pub struct Town {
    /// The door, with what is behind it.
    pub door: Door,
    actors: Vec<Box<dyn Actor>>,
    /// Whose turn it is next: by time, and among equals who has waited longest.
    queue: BinaryHeap<Reverse<(Timestamp, u64, usize)>>,
    turns: u64,
}

impl Town {
    /// A town without people.
    pub fn new(door: Door) -> Self {
        Self {
            door,
            actors: Vec::new(),
            queue: BinaryHeap::new(),
            turns: 0,
        }
    }

    /// Lets somebody in, who acts first at `at`.
    pub fn add(&mut self, actor: Box<dyn Actor>, at: Timestamp) {
        self.queue.push(Reverse((at, self.turns, self.actors.len())));
        self.turns += 1;
        self.actors.push(actor);
    }

    /// Lets everything happen that happens before `end`.
    pub fn run_until(&mut self, end: Timestamp) {
        while let Some(Reverse((at, _, who))) = self.queue.pop() {
            if at >= end {
                break;
            }
            self.door.set_now(at);
            let Some(actor) = self.actors.get_mut(who) else {
                continue;
            };
            if let Some(next) = actor.wake(&mut self.door) {
                self.turns += 1;
                // Nobody acts twice in the same moment, or a mistake in one actor would stop time.
                let next = next.max(at.plus_ms(1));
                self.queue.push(Reverse((next, self.turns, who)));
            }
        }
    }
}

//! While it rings: who may answer, who may end it, and who hears of it.

use super::frames::{CallNews, Ending, Outcome};
use super::limits::RING_MS;
use super::{
    Call, Decision, Effect, Event, Line, Ringing, Talking, calling, elsewhere, finish, go_on, incoming, tell,
    tell_others,
};
use crate::wire::Window;
use doorcode_engine::time::Timestamp;

impl Ringing {
    pub(super) fn step(mut self, event: Event, now: Timestamp) -> Decision {
        let rings_until = self.dial.at.plus_ms(RING_MS);
        if now >= rings_until {
            return self.end(Outcome::NoAnswer, Ending::NoAnswer, None, Ending::NoAnswer);
        }
        if self.caller.gives_up_at().is_some_and(|deadline| now >= deadline) {
            return self.end(Outcome::Cancelled, Ending::Lost, None, Ending::Cancelled);
        }
        match event {
            Event::Accepted { by, camera } if self.is_rung(by) => self.answer(by, camera, now),
            Event::Declined { by } | Event::HungUp { by } if self.is_rung(by) => self.end(
                Outcome::Declined,
                Ending::Declined,
                Some(by),
                Ending::DeclinedElsewhere,
            ),
            Event::HungUp { by } if by.account == self.dial.caller.id => {
                self.end(Outcome::Cancelled, Ending::YouHungUp, Some(by), Ending::Cancelled)
            }
            Event::SignedOut { window } if window == self.caller.window => self.end(
                Outcome::Cancelled,
                Ending::EndedElsewhere,
                None,
                Ending::Cancelled,
            ),
            Event::Stopped => self.end(Outcome::Cancelled, Ending::Stopped, None, Ending::Cancelled),
            Event::WindowClosed { window } if window == self.caller.window => {
                self.caller.away_since.get_or_insert(now);
                go_on(Call::Ringing(self), Vec::new())
            }
            Event::WindowOpened { window, .. } => {
                let news = if window == self.caller.window {
                    self.caller.away_since = None;
                    calling(&self.dial)
                } else if window.account == self.dial.caller.id {
                    elsewhere(&self.dial, &self.dial.callee)
                } else if self.is_rung(window) {
                    incoming(&self.dial)
                } else {
                    CallNews::Quiet
                };
                go_on(Call::Ringing(self), vec![tell(window, news)])
            }
            _ => go_on(Call::Ringing(self), Vec::new()),
        }
    }

    fn is_rung(&self, window: Window) -> bool {
        !self.dial.hushed && window.account == self.dial.callee.id
    }

    fn answer(self, by: Window, camera: bool, now: Timestamp) -> Decision {
        let Ringing { dial, caller } = self;
        let answered = CallNews::Over {
            call: dial.id,
            why: Ending::AnsweredElsewhere,
        };
        let effects = vec![
            tell_others(by, answered),
            tell_others(by, elsewhere(&dial, &dial.caller)),
        ];
        let callee = Line::new(by, camera, now);
        let mut talking = Talking {
            dial,
            answered_at: now,
            take: 0,
            caller,
            callee,
        };
        let effects = effects.into_iter().chain(talking.begin_take(now)).collect();
        go_on(Call::Talking(talking), effects)
    }

    /// `acted` is the window that ended it, which is told that it did; the other windows of its account
    /// learn `rest` (the callee's) or that it ended elsewhere (the caller's).
    fn end(self, outcome: Outcome, why: Ending, acted: Option<Window>, rest: Ending) -> Decision {
        let Ringing { dial, caller } = self;
        let call = dial.id;
        let over = |why| CallNews::Over { call, why };
        let by_caller = acted.is_some_and(|window| window.account == dial.caller.id);
        let why = if by_caller && acted != Some(caller.window) {
            Ending::EndedElsewhere
        } else {
            why
        };
        let mut effects = vec![
            tell(caller.window, over(why)),
            tell_others(caller.window, over(Ending::EndedElsewhere)),
        ];
        if !dial.hushed {
            let by_callee = acted.filter(|_| !by_caller);
            effects.extend(by_callee.map(|window| tell(window, over(Ending::YouHungUp))));
            let account = dial.callee.id;
            effects.push(Effect::TellAll {
                account,
                except: by_callee,
                news: over(rest),
            });
        }
        finish(dial, outcome, 0, effects)
    }
}

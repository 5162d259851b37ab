//! While two windows talk: signals pass between them and nobody else, and the call outlives a lost socket
//! for a while.

use super::frames::{CallNews, Ending, NotSent, Outcome, Signal, Standing};
use super::{Call, Decision, Effect, Event, Line, Talking, elsewhere, finish, go_on, tell, tell_others};
use crate::wire::{Person, Window};
use doorcode_engine::{ids::AccountId, time::Timestamp};

impl Talking {
    pub(super) fn step(mut self, event: Event, now: Timestamp) -> Decision {
        for side in [Side::Caller, Side::Callee] {
            if self
                .line(side)
                .gives_up_at()
                .is_some_and(|deadline| now >= deadline)
            {
                return self.end(side, Ending::Lost, Ending::Lost, now);
            }
        }
        match event {
            Event::HungUp { by } => match self.side_of_account(by.account) {
                Some(side) if self.line(side).window == by => {
                    self.end(side, Ending::YouHungUp, Ending::TheyHungUp, now)
                }
                Some(side) => self.end(side, Ending::EndedElsewhere, Ending::TheyHungUp, now),
                None => go_on(Call::Talking(self), Vec::new()),
            },
            Event::SignedOut { window } => match self.side(window) {
                Some(side) => self.end(side, Ending::EndedElsewhere, Ending::TheyHungUp, now),
                None => go_on(Call::Talking(self), Vec::new()),
            },
            Event::Stopped => self.end(Side::Caller, Ending::Stopped, Ending::Stopped, now),
            Event::Signalled { by, take, signal } => self.relay(by, take, signal, now),
            Event::WindowOpened { window, standing } => self.welcome(window, standing, now),
            Event::WindowClosed { window } => match self.side(window) {
                Some(side) if self.line(side).away_since.is_none() => {
                    self.line_mut(side).away_since = Some(now);
                    let effects = vec![tell(
                        self.line(side.other()).window,
                        CallNews::Away { call: self.dial.id },
                    )];
                    go_on(Call::Talking(self), effects)
                }
                _ => go_on(Call::Talking(self), Vec::new()),
            },
            // The window that has the call may repeat its answer (a retry); to others it is taken.
            Event::Accepted { by, .. } | Event::Declined { by } if self.side(by).is_none() => {
                let why = Ending::AnsweredElsewhere;
                let effects = vec![tell(
                    by,
                    CallNews::Over {
                        call: self.dial.id,
                        why,
                    },
                )];
                go_on(Call::Talking(self), effects)
            }
            Event::Accepted { .. } | Event::Declined { .. } | Event::TimePassed => {
                go_on(Call::Talking(self), Vec::new())
            }
        }
    }

    fn relay(mut self, by: Window, take: u32, signal: Signal, now: Timestamp) -> Decision {
        let Some(side) = self.side(by).filter(|_| take == self.take) else {
            return go_on(Call::Talking(self), Vec::new());
        };
        let call = self.dial.id;
        let refusal = if !signal.fits() {
            Some(NotSent::TooLong)
        } else if !self.line_mut(side).allowance.spend(now) {
            Some(NotSent::TooMany)
        } else {
            None
        };
        let effect = match refusal {
            Some(why) => tell(by, CallNews::NotSent { call, why }),
            None => {
                let line = self.line_mut(side);
                line.said = line.said.saturating_add(1);
                let other = self.line_mut(side.other());
                other.heard = other.heard.saturating_add(1);
                tell(other.window, CallNews::Signal { call, take, signal })
            }
        };
        go_on(Call::Talking(self), vec![effect])
    }

    /// A window is back (or looks in for the first time). If nothing was lost on the way it goes on as
    /// before; otherwise both windows begin a new take.
    fn welcome(mut self, window: Window, standing: Option<Standing>, now: Timestamp) -> Decision {
        let call = self.dial.id;
        let Some(side) = self.side(window) else {
            let news = match self.side_of_account(window.account) {
                Some(Side::Caller) => elsewhere(&self.dial, &self.dial.callee),
                Some(Side::Callee) => elsewhere(&self.dial, &self.dial.caller),
                None => CallNews::Quiet,
            };
            return go_on(Call::Talking(self), vec![tell(window, news)]);
        };
        let was_away = self.line_mut(side).away_since.take().is_some();
        let line = self.line(side);
        let whole = Standing {
            call,
            take: self.take,
            said: line.said,
            heard: line.heard,
        };
        let mut effects = Vec::new();
        if was_away {
            effects.push(tell(self.line(side.other()).window, CallNews::Back { call }));
        }
        if standing == Some(whole) {
            let talking_ms = now.since_ms(self.answered_at).max(0);
            let away = self.line(side.other()).away_since.is_some();
            effects.push(tell(
                window,
                CallNews::Resumed {
                    call,
                    take: self.take,
                    talking_ms,
                    away,
                },
            ));
        } else {
            effects.extend(self.begin_take(now));
        }
        go_on(Call::Talking(self), effects)
    }

    pub(super) fn begin_take(&mut self, now: Timestamp) -> Vec<Effect> {
        self.take = self.take.saturating_add(1);
        for line in [&mut self.caller, &mut self.callee] {
            line.said = 0;
            line.heard = 0;
        }
        let talking_ms = now.since_ms(self.answered_at).max(0);
        let connect = |line: &Line, with: &Person, polite| {
            tell(
                line.window,
                CallNews::Connect {
                    call: self.dial.id,
                    take: self.take,
                    with: with.clone(),
                    polite,
                    talking_ms,
                    camera: line.camera,
                    ice: Vec::new(),
                },
            )
        };
        vec![
            connect(&self.caller, &self.dial.callee, false),
            connect(&self.callee, &self.dial.caller, true),
        ]
    }

    /// Ends the call because of `side`: its window learns `own`, the other one `other`.
    fn end(self, side: Side, own: Ending, other: Ending, now: Timestamp) -> Decision {
        let over = |why| CallNews::Over {
            call: self.dial.id,
            why,
        };
        let effects = [(side, own), (side.other(), other)]
            .into_iter()
            .flat_map(|(side, why)| {
                let window = self.line(side).window;
                [
                    tell(window, over(why)),
                    tell_others(window, over(Ending::EndedElsewhere)),
                ]
            })
            .collect();
        let talked_ms = now.since_ms(self.answered_at).max(0);
        finish(self.dial, Outcome::Talked, talked_ms, effects)
    }

    fn line(&self, side: Side) -> &Line {
        match side {
            Side::Caller => &self.caller,
            Side::Callee => &self.callee,
        }
    }

    fn line_mut(&mut self, side: Side) -> &mut Line {
        match side {
            Side::Caller => &mut self.caller,
            Side::Callee => &mut self.callee,
        }
    }

    fn sides_where(&self, fits: impl Fn(&Line) -> bool) -> Option<Side> {
        [Side::Caller, Side::Callee]
            .into_iter()
            .find(|&side| fits(self.line(side)))
    }

    pub(super) fn side(&self, window: Window) -> Option<Side> {
        self.sides_where(|line| line.window == window)
    }

    fn side_of_account(&self, account: AccountId) -> Option<Side> {
        self.sides_where(|line| line.window.account == account)
    }
}

/// Which of the two lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Caller,
    Callee,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Side::Caller => Side::Callee,
            Side::Callee => Side::Caller,
        }
    }
}

//! Intervals: how far chance alone may carry a count from what is computed.

/// How seldom chance alone makes a check fail. A run has some thirty of them, so that one run in thirty thousand cries
/// wolf; the counts are large enough to see an error of a few in a hundred all the same.
pub const ALPHA: f64 = 1e-6;

/// An interval of probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `p` lies in it.
    pub fn holds(&self, p: f64) -> bool {
        (self.low..=self.high).contains(&p)
    }
}

/// The exact interval (Clopper and Pearson, 1934) for a probability that showed `hits` times in `trials`, at
/// [`ALPHA`].
pub fn interval(hits: u64, trials: u64) -> Interval {
    let low = if hits == 0 {
        0.0
    } else {
        bisect(|p| at_least(hits, trials, p) < ALPHA / 2.0)
    };
    let high = if hits == trials {
        1.0
    } else {
        bisect(|p| 1.0 - at_least(hits + 1, trials, p) > ALPHA / 2.0)
    };
    Interval { low, high }
}

/// The chance that `hits` or more of `trials` come out, each with probability `p`.
pub fn at_least(hits: u64, trials: u64, p: f64) -> f64 {
    if hits == 0 || p >= 1.0 {
        return if hits <= trials { 1.0 } else { 0.0 };
    }
    if p <= 0.0 || hits > trials {
        return 0.0;
    }
    // Weights relative to that of the mode, so that nothing underflows where it matters; their sum makes chances of
    // them. Terms below 1e-30 of the largest add nothing to either sum.
    let mode = ((trials as f64 + 1.0) * p).floor().min(trials as f64) as u64;
    let odds = p / (1.0 - p);
    let (mut all, mut tail) = (0.0, 0.0);
    let mut add = |count: u64, weight: f64| {
        all += weight;
        if count >= hits {
            tail += weight;
        }
    };
    let mut weight = 1.0;
    for count in mode..=trials {
        if weight < 1e-30 {
            break;
        }
        add(count, weight);
        weight *= (trials - count) as f64 / (count + 1) as f64 * odds;
    }
    let mut weight = 1.0;
    for count in (0..mode).rev() {
        weight *= (count + 1) as f64 / (trials - count) as f64 / odds;
        if weight < 1e-30 {
            break;
        }
        add(count, weight);
    }
    tail / all
}

/// How far a sum of guesses, each right with the chance it had when it was made, may lie from the sum of those
/// chances, at [`ALPHA`]: Freedman's inequality for martingales (1975), with `variance` the sum of p (1 - p).
pub fn reach(variance: f64) -> f64 {
    let needed = (2.0 / ALPHA).ln();
    needed / 3.0 + (needed * needed / 9.0 + 2.0 * variance * needed).sqrt()
}

/// The probability at which `is_below` turns from true to false.
fn bisect(is_below: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_the_binomial() {
        assert!((at_least(1, 10, 0.5) - (1.0 - 0.5_f64.powi(10))).abs() < 1e-12);
        assert!((at_least(10, 10, 0.5) - 0.5_f64.powi(10)).abs() < 1e-15);
        assert!((at_least(2, 3, 0.1) - 0.028).abs() < 1e-12);
        assert_eq!(at_least(0, 5, 0.3), 1.0);
    }

    #[test]
    fn an_interval_holds_what_was_seen_and_not_much_more() {
        let seen = interval(2_000, 10_000);
        assert!(seen.holds(0.2) && seen.holds(0.21) && !seen.holds(0.225) && !seen.holds(0.178));
        assert_eq!(interval(0, 50).low, 0.0);
        assert_eq!(interval(50, 50).high, 1.0);
        // The rule of three for no hits, at this level: 1 - (alpha / 2) ^ (1 / n).
        let none = interval(0, 100).high;
        assert!((none - (1.0 - (ALPHA / 2.0).powf(0.01))).abs() < 1e-9);
    }

    #[test]
    fn a_sum_of_coins_stays_within_reach() {
        // 10,000 coins: five standard deviations of 50 are 250; the inequality gives a little more.
        let reach = reach(2_500.0);
        assert!((250.0..290.0).contains(&reach), "{reach}");
    }
}

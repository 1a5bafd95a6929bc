//! Reduced ordered binary decision diagrams, made for many small functions and a few large ones.
//!
//! Nodes are made children first, so a probability is one forward pass over the array. No recursion: a diagram
//! may be as deep as a profile has steps.

use super::kernel::mix;

/// The diagram of "never".
pub(crate) const FALSE: u32 = 0;
/// The diagram of "always".
pub(crate) const TRUE: u32 = 1;

/// There is no room or no work left for an exact answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

#[derive(Clone, Copy, Debug)]
struct Node {
    var: u32,
    low: u32,
    high: u32,
}

/// A finished operation. Which one it was is the top bit of `right`.
#[derive(Clone, Copy)]
struct Done {
    left: u32,
    right: u32,
    result: u32,
}

#[derive(Clone, Copy)]
struct Frame {
    left: u32,
    right: u32,
    var: u32,
    left_high: u32,
    right_high: u32,
    low: u32,
}

const NONE: u32 = u32::MAX;
const OR: u32 = 1 << 31;
const FIRST_SIZE: usize = 128;
const NO_NODE: Node = Node {
    var: NONE,
    low: 0,
    high: 0,
};
const NOT_DONE: Done = Done {
    left: NONE,
    right: NONE,
    result: 0,
};

/// One set of diagrams over one order of variables.
///
/// `biodivine-lib-bdd` and `oxidd` were considered: the first copies a whole diagram per operation, the second
/// shares one manager behind locks. Both want to own the variables for good; here a new order is set up thousands
/// of times a second, for diagrams of mostly under a hundred nodes, so starting again must cost next to nothing.
pub(crate) struct Diagrams {
    nodes: Vec<Node>,
    unique: Vec<u32>,
    unique_mask: usize,
    done: Vec<Done>,
    done_mask: usize,
    frames: Vec<Frame>,
    /// Operations carried out since the beginning of the call.
    pub work: u64,
    /// Where `work` must stop.
    pub work_limit: u64,
    /// How many nodes one set may have.
    pub node_limit: usize,
}

impl Diagrams {
    pub(crate) fn new() -> Self {
        let mut new = Self {
            nodes: Vec::new(),
            unique: Vec::new(),
            unique_mask: 0,
            done: Vec::new(),
            done_mask: 0,
            frames: Vec::new(),
            work: 0,
            work_limit: u64::MAX,
            node_limit: usize::MAX,
        };
        new.clear();
        new
    }

    /// Forgets every diagram; the arrays keep their room, their used part starts small again.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.nodes.push(NO_NODE);
        self.nodes.push(NO_NODE);
        self.unique.clear();
        self.unique.resize(FIRST_SIZE, NONE);
        self.unique_mask = FIRST_SIZE - 1;
        self.done.clear();
        self.done.resize(FIRST_SIZE, NOT_DONE);
        self.done_mask = FIRST_SIZE - 1;
    }

    /// The diagram of one variable.
    pub(crate) fn literal(&mut self, var: u32) -> Result<u32, Full> {
        self.node(var, FALSE, TRUE)
    }

    fn node(&mut self, var: u32, low: u32, high: u32) -> Result<u32, Full> {
        if low == high {
            return Ok(low);
        }
        let mut slot = hash_node(var, low, high) & self.unique_mask;
        loop {
            let found = self.unique[slot];
            if found == NONE {
                break;
            }
            let node = self.nodes[found as usize];
            if node.var == var && node.low == low && node.high == high {
                return Ok(found);
            }
            slot = (slot + 1) & self.unique_mask;
        }
        if self.nodes.len() > self.node_limit {
            return Err(Full);
        }
        let new = self.nodes.len() as u32;
        self.nodes.push(Node { var, low, high });
        self.unique[slot] = new;
        if self.nodes.len() * 2 > self.unique.len() {
            self.grow();
        }
        Ok(new)
    }

    fn grow(&mut self) {
        let size = self.unique.len() * 2;
        let mask = size - 1;
        self.unique.clear();
        self.unique.resize(size, NONE);
        for (index, node) in self.nodes.iter().enumerate().skip(2) {
            let mut slot = hash_node(node.var, node.low, node.high) & mask;
            while self.unique[slot] != NONE {
                slot = (slot + 1) & mask;
            }
            self.unique[slot] = index as u32;
        }
        self.unique_mask = mask;
        // The memo of operations forgets on collision; it only has to be about as large as the diagrams.
        let mut done = std::mem::take(&mut self.done);
        self.done.resize(size, NOT_DONE);
        for entry in done.drain(..) {
            if entry.left != NONE {
                let slot = hash_node(0, entry.left, entry.right) & mask;
                self.done[slot] = entry;
            }
        }
        self.done_mask = mask;
    }

    /// Both.
    pub(crate) fn and(&mut self, a: u32, b: u32) -> Result<u32, Full> {
        self.apply(0, a, b)
    }

    /// Either.
    pub(crate) fn or(&mut self, a: u32, b: u32) -> Result<u32, Full> {
        self.apply(OR, a, b)
    }

    /// `left op right`, without recursion: a stack of operations whose low half is being worked out.
    fn apply(&mut self, op: u32, left: u32, right: u32) -> Result<u32, Full> {
        self.frames.clear();
        let (mut left, mut right) = (left, right);
        loop {
            if left > right {
                std::mem::swap(&mut left, &mut right);
            }
            let known = simple(op, left, right).or_else(|| self.recall(op, left, right));
            let Some(mut result) = known else {
                (left, right) = self.split(left, right)?;
                continue;
            };
            loop {
                let Some(frame) = self.frames.last_mut() else {
                    return Ok(result);
                };
                if frame.low == NONE {
                    frame.low = result;
                    (left, right) = (frame.left_high, frame.right_high);
                    break;
                }
                let frame = *frame;
                self.frames.pop();
                result = self.node(frame.var, frame.low, result)?;
                let slot = hash_node(0, frame.left, frame.right | op) & self.done_mask;
                self.done[slot] = Done {
                    left: frame.left,
                    right: frame.right | op,
                    result,
                };
            }
        }
    }

    fn recall(&self, op: u32, left: u32, right: u32) -> Option<u32> {
        let entry = self.done[hash_node(0, left, right | op) & self.done_mask];
        (entry.left == left && entry.right == right | op).then_some(entry.result)
    }

    /// Puts an operation aside and gives its low half.
    fn split(&mut self, left: u32, right: u32) -> Result<(u32, u32), Full> {
        self.work += 1;
        if self.work > self.work_limit {
            return Err(Full);
        }
        let (one, two) = (self.nodes[left as usize], self.nodes[right as usize]);
        let var = one.var.min(two.var);
        let halves = |node: Node, itself: u32| {
            if node.var == var {
                (node.low, node.high)
            } else {
                (itself, itself)
            }
        };
        let (left_low, left_high) = halves(one, left);
        let (right_low, right_high) = halves(two, right);
        self.frames.push(Frame {
            left,
            right,
            var,
            left_high,
            right_high,
            low: NONE,
        });
        Ok((left_low, right_low))
    }

    /// The probability of every diagram at once: `chances[var]` holds N alternatives side by side.
    pub(crate) fn probabilities<const N: usize>(&self, chances: &[[f64; N]], out: &mut Vec<[f64; N]>) {
        out.clear();
        out.reserve(self.nodes.len());
        out.push([0.0; N]);
        out.push([1.0; N]);
        for node in &self.nodes[2..] {
            let q = chances[node.var as usize];
            let (low, high) = (out[node.low as usize], out[node.high as usize]);
            // The form of this line is the reference's: the results agree to the last bit.
            out.push(std::array::from_fn(|i| (1.0 - q[i]) * low[i] + q[i] * high[i]));
        }
    }
}

/// What needs no look at the nodes.
fn simple(op: u32, a: u32, b: u32) -> Option<u32> {
    if a == b {
        return Some(a);
    }
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    match (low, op) {
        (FALSE, OR) | (TRUE, 0) => Some(high),
        (FALSE, _) => Some(FALSE),
        (TRUE, _) => Some(TRUE),
        _ => None,
    }
}

fn hash_node(var: u32, low: u32, high: u32) -> usize {
    let hash = mix(
        u64::from(var).wrapping_mul(0xD6E8_FEB8_6659_FD93),
        u64::from(low) << 32 | u64::from(high),
    );
    hash as usize
}

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

/// A finished operation: `a op b = result`. The operation is the top bit of `b`.
#[derive(Clone, Copy)]
struct Done {
    a: u32,
    b: u32,
    result: u32,
}

#[derive(Clone, Copy)]
struct Frame {
    a: u32,
    b: u32,
    var: u32,
    a_high: u32,
    b_high: u32,
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
    a: NONE,
    b: NONE,
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
            if entry.a != NONE {
                let slot = hash_node(0, entry.a, entry.b) & mask;
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

    fn apply(&mut self, op: u32, a: u32, b: u32) -> Result<u32, Full> {
        self.frames.clear();
        let (mut x, mut y) = (a, b);
        loop {
            let mut result = match simple(op, x, y) {
                Some(result) => result,
                None => {
                    if x > y {
                        std::mem::swap(&mut x, &mut y);
                    }
                    let slot = hash_node(0, x, y | op) & self.done_mask;
                    let entry = self.done[slot];
                    if entry.a == x && entry.b == y | op {
                        entry.result
                    } else {
                        self.work += 1;
                        if self.work > self.work_limit {
                            return Err(Full);
                        }
                        let (n, m) = (self.nodes[x as usize], self.nodes[y as usize]);
                        let var = n.var.min(m.var);
                        let (x_low, x_high) = if n.var == var { (n.low, n.high) } else { (x, x) };
                        let (y_low, y_high) = if m.var == var { (m.low, m.high) } else { (y, y) };
                        self.frames.push(Frame {
                            a: x,
                            b: y,
                            var,
                            a_high: x_high,
                            b_high: y_high,
                            low: NONE,
                        });
                        (x, y) = (x_low, y_low);
                        continue;
                    }
                }
            };
            loop {
                let Some(frame) = self.frames.last_mut() else {
                    return Ok(result);
                };
                if frame.low == NONE {
                    frame.low = result;
                    (x, y) = (frame.a_high, frame.b_high);
                    break;
                }
                let frame = *frame;
                self.frames.pop();
                result = self.node(frame.var, frame.low, result)?;
                let slot = hash_node(0, frame.a, frame.b | op) & self.done_mask;
                self.done[slot] = Done {
                    a: frame.a,
                    b: frame.b | op,
                    result,
                };
            }
        }
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

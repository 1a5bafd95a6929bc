//! From a profile to the owner's kernel: the same machinery, read the other way round.
//!
//! ```text
//! acc:A  gets into account A     pwk:A  has its password     sfk:A  passes its second factor
//! dev:D  has device D            num:S  receives SMS          live, owner
//! ```

use super::attack::weight;
use super::kernel::{Class, Kernel};
use super::plain::{Place, Plain, PlainAccount, PlainCodes};
use super::table::{Odds, Table};
use crate::domain::profile::AccountKind;

/// What the name of a step is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepName {
    Reissue(u32),
    Memory(u32),
    Paper(u32),
    Key(u32),
    Codes(u32),
    RecMail(u32),
    RecSms(u32),
    Mfa(u32),
}

/// The kernel of a profile, and how its steps are called.
pub(crate) struct Owner {
    pub kernel: Kernel,
    pub steps: Vec<StepName>,
}

struct Compiler<'p> {
    plain: &'p Plain<'p>,
    kernel: Kernel,
    steps: Vec<StepName>,
    /// One memory per password group, one paper, one key by name.
    memory: Vec<Option<u32>>,
    paper: Vec<Option<u32>>,
    keys: Vec<(u32, u32)>,
    size: Vec<u32>,
    master: Vec<bool>,
}

impl Compiler<'_> {
    fn step(&mut self, name: StepName, odds: Odds) -> u32 {
        self.steps.push(name);
        self.kernel.step(odds as u16)
    }
    fn accounts(&self) -> u32 {
        self.plain.accounts.len() as u32
    }
    fn acc(account: u32) -> u32 {
        account
    }
    fn pwk(&self, account: u32) -> u32 {
        self.accounts() + account
    }
    fn sfk(&self, account: u32) -> u32 {
        2 * self.accounts() + account
    }
    fn dev(&self, device: u32) -> u32 {
        3 * self.accounts() + device
    }
    fn num(&self, number: u32) -> u32 {
        3 * self.accounts() + self.plain.devices.len() as u32 + number
    }
    fn live(&self) -> u32 {
        self.num(self.plain.numbers.len() as u32)
    }
    fn owner(&self) -> u32 {
        self.live() + 1
    }
}

/// The owner's kernel; its incidents are "every session ends" and "a device is gone".
pub(crate) fn compile(plain: &Plain<'_>, table: &Table) -> Owner {
    let facts = 3 * plain.accounts.len() + plain.devices.len() + plain.numbers.len() + 2;
    let mut compiler = Compiler {
        plain,
        kernel: Kernel::new(facts as u32),
        steps: Vec::new(),
        memory: vec![None; plain.groups.len()],
        paper: vec![None; plain.groups.len()],
        keys: Vec::new(),
        size: vec![0; plain.groups.len()],
        master: vec![false; plain.groups.len()],
    };
    for account in &plain.accounts {
        if let Some(group) = account.password {
            compiler.size[group as usize] += 1;
            compiler.master[group as usize] |= account.kind == AccountKind::Vault;
        }
    }
    compiler.incidents(table);
    for (index, number) in (0..).zip(&plain.numbers) {
        let num = compiler.num(index);
        if let Some(device) = number.device {
            let dev = compiler.dev(device);
            compiler.kernel.rule(num, &[dev], &[]);
        }
        let again = compiler.step(StepName::Reissue(index), Odds::KeepNumber);
        let owner = compiler.owner();
        compiler.kernel.rule(num, &[owner], &[again]);
    }
    for (index, account) in (0..).zip(&plain.accounts) {
        compiler.account(index, account);
    }
    compiler.kernel.finish();
    Owner {
        kernel: compiler.kernel,
        steps: compiler.steps,
    }
}

impl Compiler<'_> {
    fn incidents(&mut self, table: &Table) {
        let every: Vec<u32> = (0..self.plain.devices.len() as u32)
            .map(|device| self.dev(device))
            .collect();
        let mut start = every.clone();
        start.push(self.owner());
        self.kernel
            .incident("relogin", 0, Class::Bulk, table.relogin, &start);
        for (index, device) in (0..).zip(&self.plain.devices) {
            let gone = self.dev(index);
            let mut start: Vec<u32> = every.iter().copied().filter(|dev| *dev != gone).collect();
            start.extend([self.live(), self.owner()]);
            let rate = if device.kind.is_phone() {
                table.lose_phone
            } else {
                table.lose_computer
            };
            self.kernel.incident("lose", index, Class::Bulk, rate, &start);
        }
    }

    fn account(&mut self, index: u32, account: &PlainAccount) {
        let (acc, pwk, sfk) = (Self::acc(index), self.pwk(index), self.sfk(index));
        let (live, owner) = (self.live(), self.owner());
        self.kernel.weights.push((acc, weight(account.value)));
        for device in &account.devices {
            let dev = self.dev(*device);
            self.kernel.rule(acc, &[dev, live], &[]);
        }
        if let Some(group) = account.password {
            self.password(pwk, group, account);
        } else if !account.second.is_empty() {
            // A passkey alone: nothing to remember.
            self.kernel.rule(pwk, &[owner], &[]);
        }
        self.second_factor(index, sfk, account);
        self.kernel.rule(acc, &[pwk, sfk], &[]);
        self.recovery(index, account);
        for other in account.sso.iter().chain(&account.admins) {
            self.kernel.rule(acc, &[Self::acc(*other)], &[]);
        }
    }

    fn password(&mut self, pwk: u32, group: u32, account: &PlainAccount) {
        let owner = self.owner();
        let at = group as usize;
        // Nobody learns by heart what a vault fills in.
        if account.vault.is_none() {
            let odds = if self.master[at] {
                Odds::RememberMaster
            } else if self.size[at] + u32::from(self.plain.groups[at].elsewhere) > 1 {
                Odds::RememberReused
            } else {
                Odds::RememberUnique
            };
            let step = match self.memory[at] {
                Some(step) => step,
                None => self.step(StepName::Memory(group), odds),
            };
            self.memory[at] = Some(step);
            self.kernel.rule(pwk, &[owner], &[step]);
        }
        if self.plain.groups[at].paper {
            let step = match self.paper[at] {
                Some(step) => step,
                None => self.step(StepName::Paper(group), Odds::KeepPaper),
            };
            self.paper[at] = Some(step);
            self.kernel.rule(pwk, &[owner], &[step]);
        }
        if let Some(vault) = account.vault {
            self.kernel.rule(pwk, &[Self::acc(vault)], &[]);
        }
        for device in &account.saved_in {
            let dev = self.dev(*device);
            self.kernel.rule(pwk, &[dev], &[]);
        }
    }

    fn second_factor(&mut self, index: u32, sfk: u32, account: &PlainAccount) {
        let owner = self.owner();
        if account.second.is_empty() {
            self.kernel.rule(sfk, &[owner], &[]);
            return;
        }
        for (_, place) in &account.second {
            match *place {
                Place::Number(Some(number)) => {
                    let num = self.num(number);
                    self.kernel.rule(sfk, &[num], &[]);
                }
                Place::Number(None) => {}
                Place::Account(other) => self.kernel.rule(sfk, &[Self::acc(other)], &[]),
                Place::Device(device) => {
                    let dev = self.dev(device);
                    self.kernel.rule(sfk, &[dev], &[]);
                }
                Place::Key(name) => {
                    let known = self.keys.iter().find(|key| key.0 == name).map(|key| key.1);
                    let step = known.unwrap_or_else(|| {
                        let step = self.step(StepName::Key(name), Odds::KeepKey);
                        self.keys.push((name, step));
                        step
                    });
                    self.kernel.rule(sfk, &[owner], &[step]);
                }
            }
        }
        if account.codes == PlainCodes::Paper {
            let step = self.step(StepName::Codes(index), Odds::KeepPaper);
            self.kernel.rule(sfk, &[owner], &[step]);
        }
        for store in &account.stores {
            self.kernel.rule(sfk, &[Self::acc(*store)], &[]);
        }
    }

    fn recovery(&mut self, index: u32, account: &PlainAccount) {
        let (acc, sfk) = (Self::acc(index), self.sfk(index));
        let mut mfa = None;
        let mail = account.recovery_mail.iter().map(|mail| Self::acc(*mail));
        let mail: Vec<u32> = mail.collect();
        let sms: Vec<u32> = account
            .recovery_sms
            .iter()
            .map(|number| self.num(*number))
            .collect();
        let works = [
            (!mail.is_empty()).then(|| self.step(StepName::RecMail(index), Odds::ResetMail)),
            (!sms.is_empty()).then(|| self.step(StepName::RecSms(index), Odds::ResetSms)),
        ];
        for (facts, works) in [mail, sms].iter().zip(works) {
            let Some(works) = works else { continue };
            for fact in facts {
                // "acc:" and "num:" both come before "sfk:".
                self.kernel.rule(acc, &[*fact, sfk], &[works]);
                if !account.second.is_empty() {
                    let reset = match mfa {
                        Some(step) => step,
                        None => self.step(StepName::Mfa(index), Odds::ResetMfa),
                    };
                    mfa = Some(reset);
                    self.kernel.rule(acc, &[*fact], &[reset, works]);
                }
            }
        }
    }
}

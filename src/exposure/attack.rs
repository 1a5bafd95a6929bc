//! From a profile to the attacker's kernel.
//!
//! ```text
//! own:A  controls account A          know:G  knows password G
//! ctl:S  receives the SMS of S       unl:D   holds device D unlocked
//! rst:A  can reset A's password      sf:A    holds A's second factor
//! infected:D  stolen:D  campaign  clone      where it begins
//! ```

use super::kernel::{Class, Kernel};
use super::plain::{Place, Plain, PlainAccount};
use super::table::{Odds, Table, Triple, many, plus, times};
use crate::domain::profile::{AccountKind, Apps, DeviceKind, Hygiene, Level, Lock, Method, Value};

/// What the name of a step is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepName {
    Unlock(u32),
    Simt(u32),
    Simmove(u32),
    Smsread(u32),
    Sister(u32),
    Pii(u32),
    Spear(u32),
    Harvest(u32, u32),
    Tweak(u32, u32),
    Byp(u32),
    Mfareset(u32),
    RecMail(u32),
    RecSms(u32),
    Kbat(u32),
    Code(u32, u32),
    Sess(u32, u32),
    Dsess(u32, u32),
}

/// How facts are numbered: one block of numbers per kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub accounts: u32,
    pub groups: u32,
    pub numbers: u32,
    pub devices: u32,
}

/// A fact, with the number of the thing it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    Own(u32),
    Rst(u32),
    Sf(u32),
    Know(u32),
    Ctl(u32),
    Unl(u32),
    Infected(u32),
    Stolen(u32),
    Campaign,
    Clone,
}

impl Facts {
    pub(crate) fn of(plain: &Plain<'_>) -> Self {
        Self {
            accounts: plain.accounts.len() as u32,
            groups: plain.groups.len() as u32,
            numbers: plain.numbers.len() as u32,
            devices: plain.devices.len() as u32,
        }
    }

    fn count(self) -> u32 {
        self.number(Fact::Clone) + 1
    }

    /// The number of a fact.
    pub(crate) fn number(self, fact: Fact) -> u32 {
        let Self {
            accounts,
            groups,
            numbers,
            devices,
        } = self;
        match fact {
            Fact::Own(a) => a,
            Fact::Rst(a) => accounts + a,
            Fact::Sf(a) => 2 * accounts + a,
            Fact::Know(g) => 3 * accounts + g,
            Fact::Ctl(s) => 3 * accounts + groups + s,
            Fact::Unl(d) => 3 * accounts + groups + numbers + d,
            Fact::Infected(d) => 3 * accounts + groups + numbers + devices + d,
            Fact::Stolen(d) => 3 * accounts + groups + numbers + 2 * devices + d,
            Fact::Campaign => 3 * accounts + groups + numbers + 3 * devices,
            Fact::Clone => 3 * accounts + groups + numbers + 3 * devices + 1,
        }
    }

    /// The fact of a number.
    pub(crate) fn fact(self, number: u32) -> Fact {
        let mut rest = number;
        for (size, make) in [
            (self.accounts, Fact::Own as fn(u32) -> Fact),
            (self.accounts, Fact::Rst),
            (self.accounts, Fact::Sf),
            (self.groups, Fact::Know),
            (self.numbers, Fact::Ctl),
            (self.devices, Fact::Unl),
            (self.devices, Fact::Infected),
            (self.devices, Fact::Stolen),
        ] {
            if rest < size {
                return make(rest);
            }
            rest -= size;
        }
        if rest == 0 { Fact::Campaign } else { Fact::Clone }
    }
}

pub(crate) fn weight(value: Value) -> f64 {
    match value {
        Value::Critical => 1.0,
        Value::High => 0.5,
        Value::Normal => 0.2,
        Value::Low => 0.05,
    }
}

const CLONE_WEIGHT: f64 = 0.1;

fn level(level: Level) -> usize {
    match level {
        Level::Low => 0,
        Level::Medium => 1,
        Level::High => 2,
    }
}

fn device_kind(kind: DeviceKind) -> usize {
    match kind {
        DeviceKind::Windows => 0,
        DeviceKind::Mac => 1,
        DeviceKind::Linux => 2,
        DeviceKind::Android => 3,
        DeviceKind::Ios => 4,
    }
}

fn phish_rate(table: &Table, account: &PlainAccount) -> Triple {
    let rate = match account.kind {
        AccountKind::Mail | AccountKind::Idp => table.phish_mail,
        AccountKind::Social => table.phish_social,
        AccountKind::Vault => table.phish_vault,
        AccountKind::Page | AccountKind::Other => table.phish_other,
    };
    if account.vault.is_some() {
        times(rate, table.phish_autofill)
    } else {
        rate
    }
}

/// The kernel of a profile, and how its facts and steps are called.
pub(crate) struct Attack {
    pub kernel: Kernel,
    pub facts: Facts,
    pub steps: Vec<StepName>,
}

struct Compiler<'p> {
    plain: &'p Plain<'p>,
    table: &'p Table,
    kernel: Kernel,
    facts: Facts,
    steps: Vec<StepName>,
    spear: Vec<Option<u32>>,
}

impl Attack {
    pub(crate) fn compile(plain: &Plain<'_>, table: &Table) -> Self {
        let facts = Facts::of(plain);
        let mut compiler = Compiler {
            plain,
            table,
            kernel: Kernel::new(facts.count()),
            facts,
            steps: Vec::new(),
            spear: vec![None; plain.accounts.len()],
        };
        compiler.person_and_devices();
        compiler.numbers();
        compiler.passwords();
        for (index, account) in (0..).zip(&plain.accounts) {
            compiler.account(index, account);
        }
        compiler.kernel.finish();
        Self {
            kernel: compiler.kernel,
            facts,
            steps: compiler.steps,
        }
    }
}

impl Compiler<'_> {
    fn fact(&self, fact: Fact) -> u32 {
        self.facts.number(fact)
    }

    fn step(&mut self, name: StepName, odds: Odds) -> u32 {
        self.steps.push(name);
        self.kernel.step(odds as u16)
    }

    fn rule(&mut self, head: Fact, facts: &[Fact], steps: &[u32]) {
        let numbers = self.facts;
        let head = numbers.number(head);
        match *facts {
            [one] => self.kernel.rule(head, &[numbers.number(one)], steps),
            [one, two] => self
                .kernel
                .rule(head, &[numbers.number(one), numbers.number(two)], steps),
            _ => {}
        }
    }

    fn incident(&mut self, family: &'static str, subject: u32, class: Class, rate: Triple, fact: Fact) {
        let fact = self.fact(fact);
        self.kernel.incident(family, subject, class, rate, &[fact]);
    }

    fn person_and_devices(&mut self) {
        let (plain, table) = (self.plain, self.table);
        let oversharing = level(plain.oversharing);
        let targeted = times(table.target[level(plain.target)], table.oversharing[oversharing]);
        self.incident("targeted", 0, Class::Targeted, targeted, Fact::Campaign);
        self.incident(
            "clone",
            0,
            Class::Bulk,
            table.impersonation[oversharing],
            Fact::Clone,
        );
        let clone = self.fact(Fact::Clone);
        self.kernel.weights.push((clone, CLONE_WEIGHT));
        for (index, device) in (0..).zip(&plain.devices) {
            let hygiene = match device.hygiene {
                Hygiene::Good => 0,
                Hygiene::Normal => 1,
                Hygiene::Risky => 2,
            };
            let malware = times(table.malware[device_kind(device.kind)], table.hygiene[hygiene]);
            self.incident("malware", index, Class::Bulk, malware, Fact::Infected(index));
            let theft = if device.kind.is_phone() {
                table.theft_phone
            } else {
                table.theft_computer
            };
            self.incident("theft", index, Class::Bulk, theft, Fact::Stolen(index));
            let odds = match device.lock {
                Lock::None => Odds::UnlockNone,
                Lock::Short => Odds::UnlockShort,
                Lock::Strong => Odds::UnlockStrong,
            };
            let unlock = self.step(StepName::Unlock(index), odds);
            self.rule(Fact::Unl(index), &[Fact::Stolen(index)], &[unlock]);
        }
    }

    fn numbers(&mut self) {
        let plain = self.plain;
        for (index, number) in (0..).zip(&plain.numbers) {
            let ctl = Fact::Ctl(index);
            self.incident("number", index, Class::Bulk, self.table.sim_base, ctl);
            let swap = self.step(StepName::Simt(index), Odds::SimTargeted);
            self.rule(ctl, &[Fact::Campaign], &[swap]);
            let Some(device) = number.device else { continue };
            self.rule(ctl, &[Fact::Unl(device)], &[]);
            let odds = if number.sim_pin {
                Odds::SimmoveTrue
            } else {
                Odds::SimmoveFalse
            };
            let moved = self.step(StepName::Simmove(index), odds);
            self.rule(ctl, &[Fact::Stolen(device)], &[moved]);
            let read = match plain.devices[device as usize].kind {
                DeviceKind::Android => Odds::SmsAndroid,
                DeviceKind::Ios => Odds::SmsIos,
                DeviceKind::Windows | DeviceKind::Mac | DeviceKind::Linux => continue,
            };
            let read = self.step(StepName::Smsread(index), read);
            self.rule(ctl, &[Fact::Infected(device)], &[read]);
        }
    }

    fn passwords(&mut self) {
        let plain = self.plain;
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); plain.groups.len()];
        for (index, account) in (0..).zip(&plain.accounts) {
            for group in plain.groups_of(account) {
                members[group as usize].push(index);
            }
        }
        for (index, (group, users)) in (0..).zip(plain.groups.iter().zip(&members)) {
            if users.is_empty() {
                continue;
            }
            let know = Fact::Know(index);
            let table = self.table;
            let guess = table.guess[usize::from(group.strength)];
            self.incident("guess", index, Class::Bot, guess, know);
            let sites = users.len() as f64 + f64::from(group.elsewhere) - 1.0;
            let leak = many(table.leak_site, sites);
            let leak = if group.exposed {
                plus(leak, table.leak_exposed)
            } else {
                leak
            };
            self.incident("leak", index, Class::Bot, leak, know);
            if group.exposed {
                let sister = self.step(StepName::Sister(index), Odds::Sister);
                self.rule(know, &[Fact::Campaign], &[sister]);
            }
            if group.personal {
                let pii = self.step(StepName::Pii(index), Odds::Pii);
                self.rule(know, &[Fact::Campaign], &[pii]);
            }
            for user in users {
                let vault = plain.accounts[*user as usize].vault;
                let spear = self.spear(*user, vault.is_some());
                self.rule(know, &[Fact::Campaign], &[spear]);
                if let Some(vault) = vault {
                    self.rule(know, &[Fact::Own(vault)], &[]);
                }
            }
            self.harvest(index, users);
        }
        let mut done: Vec<(u32, u32)> = Vec::new();
        for (one, two) in &plain.similar {
            if members[*one as usize].is_empty() || members[*two as usize].is_empty() {
                continue;
            }
            for (from, to) in [(*one, *two), (*two, *one)] {
                if done.contains(&(from, to)) {
                    continue;
                }
                done.push((from, to));
                let tweak = self.step(StepName::Tweak(from, to), Odds::Tweak);
                self.rule(Fact::Know(to), &[Fact::Know(from)], &[tweak]);
            }
        }
    }

    /// One step per account: whoever falls for the lure gives away every group the account may use.
    fn spear(&mut self, user: u32, autofill: bool) -> u32 {
        if let Some(step) = self.spear[user as usize] {
            return step;
        }
        let odds = if autofill {
            Odds::SpearAutofill
        } else {
            Odds::Spear
        };
        let step = self.step(StepName::Spear(user), odds);
        self.spear[user as usize] = Some(step);
        step
    }

    fn harvest(&mut self, group: u32, users: &[u32]) {
        let plain = self.plain;
        for device in 0..plain.devices.len() as u32 {
            let any = |list: fn(&PlainAccount) -> &[u32]| {
                users
                    .iter()
                    .any(|user| list(&plain.accounts[*user as usize]).contains(&device))
            };
            let odds = if any(|account| &account.saved_in) {
                Odds::HarvestSaved
            } else if any(|account| &account.devices) {
                Odds::HarvestTyped
            } else {
                continue;
            };
            let step = self.step(StepName::Harvest(group, device), odds);
            self.rule(Fact::Know(group), &[Fact::Infected(device)], &[step]);
        }
    }

    fn account(&mut self, index: u32, account: &PlainAccount) {
        let (own, rst, sf) = (Fact::Own(index), Fact::Rst(index), Fact::Sf(index));
        let plain = self.plain;
        let number = self.fact(own);
        self.kernel.weights.push((number, weight(account.value)));
        let knows: Vec<Fact> = plain.groups_of(account).map(Fact::Know).collect();
        if !knows.is_empty() {
            let facts: Vec<u32> = knows.iter().map(|fact| self.fact(*fact)).collect();
            let rate = phish_rate(self.table, account);
            self.kernel.incident("phish", index, Class::Bulk, rate, &facts);
        }
        let guarded = !account.second.is_empty();
        self.second_factor(index, account);

        let bypass = guarded.then(|| {
            let set = account
                .second
                .iter()
                .fold(0_u16, |set, (method, _)| set | 1 << method_bit(*method));
            self.steps.push(StepName::Byp(index));
            self.kernel.step(Odds::Bypass as u16 + set)
        });
        for fact in knows.iter().chain([&rst]) {
            if let Some(bypass) = bypass {
                self.rule(own, &[*fact], &[bypass]);
                self.rule(own, &[*fact, sf], &[]);
            } else {
                self.rule(own, &[*fact], &[]);
            }
        }
        if guarded {
            let dropped = self.step(StepName::Mfareset(index), Odds::Mfareset);
            self.rule(own, &[rst], &[dropped]);
            if account.password.is_none() {
                // A passkey alone signs in.
                self.rule(own, &[sf], &[]);
            }
        }
        self.recovery(index, account);
        self.sessions(index, account);
        for other in account.sso.iter().chain(&account.admins) {
            self.rule(own, &[Fact::Own(*other)], &[]);
        }
        let apps = match account.apps {
            Apps::None => 0,
            Apps::Few => 1,
            Apps::Many => 2,
        };
        self.incident("apps", index, Class::Bulk, self.table.oauth[apps], own);
        let insider = many(self.table.share, f64::from(account.shared_with));
        self.incident("insider", index, Class::Bulk, insider, own);
    }

    fn second_factor(&mut self, index: u32, account: &PlainAccount) {
        let sf = Fact::Sf(index);
        let mut coded: Vec<u32> = Vec::new();
        for (method, place) in &account.second {
            match *place {
                Place::Number(Some(number)) => self.rule(sf, &[Fact::Ctl(number)], &[]),
                Place::Account(other) => self.rule(sf, &[Fact::Own(other)], &[]),
                Place::Device(device) => {
                    self.rule(sf, &[Fact::Unl(device)], &[]);
                    if matches!(method, Method::Totp | Method::Push) && !coded.contains(&device) {
                        coded.push(device);
                        let code = self.step(StepName::Code(index, device), Odds::CodeInfected);
                        self.rule(sf, &[Fact::Infected(device)], &[code]);
                    }
                }
                Place::Number(None) | Place::Key(_) => {}
            }
        }
        if !account.second.is_empty() {
            for store in &account.stores {
                self.rule(sf, &[Fact::Own(*store)], &[]);
            }
        }
    }

    fn recovery(&mut self, index: u32, account: &PlainAccount) {
        let rst = Fact::Rst(index);
        if !account.recovery_mail.is_empty() {
            let works = self.step(StepName::RecMail(index), Odds::RecMail);
            for mail in &account.recovery_mail {
                self.rule(rst, &[Fact::Own(*mail)], &[works]);
            }
        }
        if !account.recovery_sms.is_empty() {
            let works = self.step(StepName::RecSms(index), Odds::RecSms);
            for number in &account.recovery_sms {
                self.rule(rst, &[Fact::Ctl(*number)], &[works]);
            }
        }
        if account.questions {
            self.incident("questions", index, Class::Bulk, self.table.kba, rst);
            let guessed = self.step(StepName::Kbat(index), Odds::KbaTargeted);
            self.rule(rst, &[Fact::Campaign], &[guessed]);
        }
    }

    fn sessions(&mut self, index: u32, account: &PlainAccount) {
        let own = Fact::Own(index);
        for (position, device) in account.devices.iter().enumerate() {
            if account.devices[..position].contains(device) {
                continue;
            }
            let loot = if account.kind == AccountKind::Vault {
                Odds::VaultMal
            } else {
                Odds::Sess
            };
            let loot = self.step(StepName::Sess(index, *device), loot);
            self.rule(own, &[Fact::Infected(*device)], &[loot]);
            let open = self.step(StepName::Dsess(index, *device), Odds::Dsess);
            self.rule(own, &[Fact::Unl(*device)], &[open]);
        }
    }
}

fn method_bit(method: Method) -> u16 {
    match method {
        Method::Email => 0,
        Method::Sms => 1,
        Method::Totp => 2,
        Method::Push => 3,
        Method::Key => 4,
    }
}

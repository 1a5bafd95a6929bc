//! A source file as a compiler sees it: no comments, no tests, every path written out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::iter::Peekable;

type Tokens = Peekable<proc_macro2::token_stream::IntoIter>;

/// What a source says outside its tests.
#[derive(Default)]
pub(super) struct Said {
    /// Every path, with `crate`, `self` and `super` resolved: `["crate", "render", "Style"]`. A name alone is one.
    pub paths: Vec<Vec<String>>,
    /// Names followed by an exclamation mark.
    pub macros: Vec<String>,
    /// String literals outside attributes, without their marks.
    pub texts: Vec<String>,
}

/// Reads a source; `module` is where it stands: `["render", "card"]`.
pub(super) fn read(source: &str, module: &[String]) -> Said {
    let tokens: TokenStream = source.parse().expect("a source that can be read");
    let mut said = Said::default();
    walk(tokens, module, &mut said);
    said
}

fn walk(tokens: TokenStream, module: &[String], said: &mut Said) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if let Some(attribute) = attribute(&mut tokens)
                    && is_for_tests(&attribute)
                {
                    skip_item(&mut tokens);
                }
            }
            TokenTree::Ident(name) if name == "mod" => {
                let Some(TokenTree::Ident(inner)) = tokens.next() else {
                    continue;
                };
                let mut module = module.to_vec();
                module.push(inner.to_string());
                if let Some(TokenTree::Group(body)) = tokens.peek() {
                    walk(body.stream(), &module, said);
                    tokens.next();
                }
            }
            TokenTree::Ident(name) => path(vec![name.to_string()], &mut tokens, module, said),
            TokenTree::Group(group) => walk(group.stream(), module, said),
            TokenTree::Literal(literal) => said.texts.extend(text(&literal.to_string())),
            TokenTree::Punct(_) => {}
        }
    }
}

/// Goes on with a path whose beginning was read; a list in braces gives one path for each of its entries.
fn path(mut segments: Vec<String>, tokens: &mut Tokens, module: &[String], said: &mut Said) {
    loop {
        if matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!') {
            said.macros.extend(segments.last().cloned());
        }
        if !colons(tokens) {
            break;
        }
        match tokens.peek() {
            Some(TokenTree::Ident(name)) => {
                segments.push(name.to_string());
                tokens.next();
            }
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Brace => {
                let list = list.stream();
                tokens.next();
                each(list, &segments, module, said);
                return;
            }
            // `Vec::<u8>::new`, `use x::*`.
            _ => break,
        }
    }
    said.paths.push(resolved(segments, module));
}

fn each(list: TokenStream, before: &[String], module: &[String], said: &mut Said) {
    let mut tokens = list.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "as" => drop(tokens.next()),
            TokenTree::Ident(name) => {
                let mut segments = before.to_vec();
                segments.push(name.to_string());
                path(segments, &mut tokens, module, said);
            }
            _ => {}
        }
    }
}

/// Takes `::` if it comes next.
fn colons(tokens: &mut Tokens) -> bool {
    let is_colon =
        |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    let mut ahead = tokens.clone();
    let both = is_colon(ahead.next().as_ref()) && is_colon(ahead.next().as_ref());
    if both {
        *tokens = ahead;
    }
    both
}

fn resolved(segments: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = segments.iter().take_while(|name| *name == "super").count();
    let (base, used) = match segments.first().map(String::as_str) {
        Some("self") if segments.len() > 1 => {
            let ups = segments
                .iter()
                .skip(1)
                .take_while(|name| *name == "super")
                .count();
            (module.len().saturating_sub(ups), 1 + ups)
        }
        Some("super") => (module.len().saturating_sub(ups), ups),
        _ => return segments,
    };
    let mut out = vec!["crate".to_owned()];
    out.extend(module.iter().take(base).cloned());
    out.extend(segments.into_iter().skip(used));
    out
}

/// The brackets of an attribute; `#![…]` stands for nothing that follows.
fn attribute(tokens: &mut Tokens) -> Option<Group> {
    match tokens.peek() {
        Some(TokenTree::Punct(mark)) if mark.as_char() == '!' => {
            tokens.next();
            tokens.next();
            None
        }
        Some(TokenTree::Group(_)) => match tokens.next() {
            Some(TokenTree::Group(group)) => Some(group),
            _ => None,
        },
        _ => None,
    }
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, unix))]`, but not `#[cfg(not(test))]` nor `#[cfg(any(test, unix))]`.
fn is_for_tests(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    text == "test" || text.starts_with("cfg(test") || text.starts_with("cfg(all(test,")
}

/// Leaves out the item that follows, with its other attributes.
fn skip_item(tokens: &mut Tokens) {
    while matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#') {
        tokens.next();
        tokens.next();
    }
    let is_use = matches!(tokens.peek(), Some(TokenTree::Ident(name)) if name == "use");
    for token in tokens.by_ref() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !is_use => return,
            TokenTree::Punct(mark) if mark.as_char() == ';' => return,
            _ => {}
        }
    }
}

/// The words of a string literal.
fn text(literal: &str) -> Option<String> {
    let from = literal.find('"')?;
    let to = literal.rfind('"')?;
    if literal.starts_with('\'') {
        return None;
    }
    literal.get(from + 1..to).map(str::to_owned)
}

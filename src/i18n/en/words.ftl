# Words that several rooms share: one concept, one term.
state-good = good
state-bad = to fix
state-not-checked = not checked
state-could-not-check = could not check
evidence-declared = from memory
evidence-looked = just looked
evidence-parsed = read from a file
evidence-measured = measured by the program
grade-A = low
grade-B = fairly low
grade-C = medium
grade-D = high
grade-E = very high
lower-is-better = lower is better
mark-verified = checked against a source
mark-secondary = from a second-hand source
mark-unverified = could not be verified

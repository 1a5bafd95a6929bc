# breach: whether a password is in a leaked list. Errors come in pairs: breach-error-… and breach-advice-….
breach-place-line = line { $line }
breach-place-byte = around byte { $byte }
breach-place-range = file { $file }, line { $line }

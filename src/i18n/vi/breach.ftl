# breach: whether a password is in a leaked list. Errors come in pairs: breach-error-… and breach-advice-….
breach-place-line = dòng { $line }
breach-place-byte = quanh byte thứ { $byte }
breach-place-range = tệp { $file }, dòng { $line }

-- Writes out what the log holds, so that the log can be used again and a restart has little to repeat.
checkpoint

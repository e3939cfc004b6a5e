#!/bin/sh
# Runs an app for as long as the studio lives, and ends with the app's own exit code.
# The arguments are the app's command. Descriptor 3 is a pipe whose other end only the studio holds: when it ends,
# by kill -9 as well, the whole process group is ended. Whatever the app makes is its owner's alone.
umask 077
trap : TERM

"$@" 3<&- &
app=$!

(
  trap '' TERM
  read -r _ <&3
  kill -KILL 0
) 2>/dev/null &

# A TERM that was for the group interrupts the wait: wait again for as long as the app takes to end.
wait "$app"
code=$?
while [ "$code" -gt 128 ] && kill -0 "$app" 2>/dev/null; do
  wait "$app"
  code=$?
done
exit "$code"

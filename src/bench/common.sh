# What the benchmarks of pushes have in common; they read it, nobody starts it. It makes a scratch folder, $work, that is gone
# when they end, as is the resident process.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
gate=$here/hooks/countersign
work=$(mktemp -d)
resident=
trap '[ -z "$resident" ] || kill "$resident" 2>/dev/null; rm -rf "$work"' EXIT

export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
unset XDG_CACHE_HOME
export GIT_AUTHOR_NAME='Jun Park' GIT_AUTHOR_EMAIL=jun@corp.example
export GIT_COMMITTER_NAME='Jun Park' GIT_COMMITTER_EMAIL=jun@corp.example

# configure: a policy, of which the rules come from standard input, and a roster of two
configure() {
    { printf 'version: 1\nroster: roster.yaml\nrules:\n' && cat; } >"$work/policy.yaml"
    cat >"$work/roster.yaml" <<'YAML'
version: 1
levels: [junior, senior]
members:
  - {name: Jun Park, emails: [jun@corp.example], level: junior}
  - {name: Sara Lind, emails: [sara@corp.example], level: senior}
YAML
}

# serve: starts the resident process, which answers at $work/run/serve.sock
serve() {
    "$gate" serve --socket "$work/run/serve.sock" --log "$work/serve.log" &
    resident=$!
    until [ -S "$work/run/serve.sock" ]; do
        kill -0 "$resident" || exit 1
        sleep 0.1
    done
}

# at PERCENT FILE: that percentile of the numbers in a file
at() {
    sort -n "$2" | awk -v at="$1" '{ number[NR] = $1 } END { print number[int((NR - 1) * at / 100) + 1] }'
}

# tell_memory: what the resident process holds
tell_memory() {
    awk '/^VmRSS/ { printf "resident memory %.0f MiB, ", $2 / 1024 } /^VmHWM/ { peak = $2 / 1024 }
        END { printf "at most %.0f MiB\n", peak }' "/proc/$resident/status"
}

# tell_load: of the machine, which should have nothing else to do
tell_load() {
    printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
}

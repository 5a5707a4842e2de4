#!/usr/bin/env bash
# Measures a snapshot on a graphics card and on the processor; see README.md beside this file.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "usage: $0 SNAPSHOT-FOLDER LIBTORCH-FOLDER [cuda:N]" >&2
  exit 2
fi
snapshot=$(cd "$1" && pwd)
libtorch=$(cd "$2" && pwd)
device=${3:-cuda:0}
root=$(cd "$(dirname "$0")/../../.." && pwd)
out=$PWD/gpu-results
mkdir -p "$out"

# The bench computes in its own process: cards by slot as the driver counts them, float32 as float32.
export CUDA_DEVICE_ORDER=PCI_BUS_ID NVIDIA_TF32_OVERRIDE=0
export HILUM_JAVA_OPTIONS="-Dhilum.libtorch=$libtorch ${HILUM_JAVA_OPTIONS:-}"

say() { printf '== %s\n' "$*" | tee -a "$out/log.txt" >&2; }

say "machine"
{ uname -a; lscpu | head -n 20; free -g; nvidia-smi; } >"$out/machine.txt" 2>&1 || true

say "self-check"
"$root/hilum" self-check --model "$snapshot" --libtorch "$libtorch" --device "$device" --json >"$out/self-check.json"

say "parity of $device with the goldens"
(cd "$root" && mvn -B -o -q verify -pl model-runtime -am -Dtest=CardPathTest -Dsurefire.failIfNoSpecifiedTests=false \
  "-Dtest.jvm.args=-Dhilum.test.device=$device -Dhilum.libtorch=$libtorch") >"$out/parity.txt" 2>&1 \
  && say "parity holds" || say "PARITY FAILED, see parity.txt"

for where in "$device auto" "$device int8" "$device fp32" "cpu auto"; do
  read -r on precision <<<"$where"
  name=${on/:/}-$precision
  say "bench on $on in $precision"
  (while :; do nvidia-smi --query-gpu=timestamp,index,memory.used --format=csv,noheader; sleep 1; done >"$out/memory-$name.csv" 2>/dev/null) &
  watcher=$!
  "$root/hilum" model bench "$snapshot" --device "$on" --precision "$precision" --tokens 128 --json \
    >"$out/bench-$name.json" 2>>"$out/log.txt" || say "no figures on $on in $precision, see log.txt"
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
done

python=${PYTHON:-python3}
if "$python" -c 'import torch' 2>/dev/null; then
  say "torch.jit.load of the same archive"
  (cd "$root" && mvn -B -o -q verify -pl model-runtime -am -Dtest=ArchiveFileTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dtest.jvm.args=-Dhilum.test.archives=$out") >>"$out/log.txt" 2>&1
  "$python" "$(dirname "$0")/jit_load.py" "$out"/*.pt | tee "$out/jit-load.txt"
else
  say "no Python with torch here: torch.jit.load was not timed"
fi
say "done: $out"

#!/usr/bin/env bash
# Trains the demo model from nothing: draws films, trains in stages, sets the level of "Yes". Started again, it goes on at the stage that was cut off.
#   ./train.sh WORK REAL                      WORK: a folder for everything; REAL: the folder of real films (README.md)
# Environment: SHARDS, FILMS (drawn films a shard), RUNS (further runs), MINUTES (of each), SHORTER (divides the steps of all stages but the naming, for a trial),
# DEVICE, PROCESSES, PYTHON
set -eu
[ $# = 2 ] || { sed -n 2,5p "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd -P)
mkdir -p "$1/drawn"
work=$(cd "$1" && pwd -P) real=$(cd "$2" && pwd -P)
shards=${SHARDS:-28} films=${FILMS:-600} short=${SHORTER:-1} runs=${RUNS:-3} minutes=${MINUTES:-95}
device=${DEVICE:-cpu} processes=${PROCESSES:-2} python=${PYTHON:-python3}
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8589934592 OPENBLAS_NUM_THREADS=1

draw() { # $1 = first shard, $2 = behind the last one
  local n folder
  for ((n = $1; n < $2; n++)); do
    folder=$work/drawn/$(printf %03d "$n")
    [ -e "$folder/done" ] || { rm -rf "$folder"; "$here/../../hilum" phantom --lessons --out "$folder" --count "$films" --seed $((n * films + 1)); }
  done
}
stage() { # $1 = its name, also of its folder; $2 = where its words come from, or nothing; the rest goes to train.py
  local name=$1 words=$2
  shift 2
  [ ! -e "$work/$name/done" ] || return 0
  echo "train.sh: $name"
  mkdir -p "$work/$name"
  [ -z "$words" ] || cp "$work/$words"/{vocab.json,merges.txt,added_tokens.json,sizes.json} "$work/$name/"
  "$python" "$here/train.py" --drawn "$work/drawn" --real "$real" --out "$work/$name" --device "$device" --processes "$processes" "$@"
  touch "$work/$name/done"
}

draw 0 "$shards"
stage tower "" --steps $((2500 / short)) --hold 1 --rate 1.5e-3
stage naming tower --start "$work/tower/network.pt" --words --frozen --short --pairs 0 --texts 0 \
  --steps 150 --hold 0.8 --rate 1.5e-3 --warm 20 --asked 8 --questions 1
stage looking naming --start "$work/naming/network.pt" --words --frozen --point --short --pairs 0 \
  --steps $((500 / short)) --hold 0.8 --rate 1.5e-3 --asked 8 --questions 10
stage words looking --start "$work/looking/network.pt" --words --asked 6 --questions 8 --steps $((1500 / short))
last=words
for ((run = 1; run <= runs; run++)); do
  draw $((shards * run)) $((shards * (run + 1)))
  stage "run$run" "$last" --start "$work/$last/network.pt" --words --asked 8 --questions 10 --recent "$shards" \
    --steps $((20000 / short)) --minutes "$minutes" --hold 0.3 --rate 1.3e-3 --seed $((run + 1))
  last=run$run
done
mkdir -p "$work/trained"
cp "$work/$last"/{vocab.json,merges.txt,added_tokens.json,sizes.json} "$work/trained/"
"$python" "$here/calibrate.py" --saved "$work/$last/network.pt" --words "$work/$last" --real "$real" --drawn "$work/drawn/000" --out "$work/trained/network.pt"
echo "train.sh: trained, in $work/trained"

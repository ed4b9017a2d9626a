# Runs when every task of the array has ended, well or not: a result of each job, and the names of what is missing.
set -uo pipefail
shopt -s nullglob
whole=0 lacking=()

cd -- "$start" || exit 2
mapfile -t jobs < <(tail -n +2 "$folder/tasks.tsv" | cut -f 1 | uniq)
for job in "${jobs[@]}"; do
    parts=()
    for ((shard = 0; shard < shards; shard++)); do
        if [[ -d $folder/parts/$job/$shard ]]; then parts+=("$folder/parts/$job/$shard"); fi
    done
    merge=("$schakel" merge "${parts[@]}" --out "$folder/results/$job" --overwrite "${options[@]}")
    if ((${#parts[@]} == 0)); then
        echo "error: $job: no part of it was begun" >&2
        lacking+=("$job")
    elif "${merge[@]}"; then
        whole=$((whole + 1))
    else
        if [[ $partial == yes ]]; then "${merge[@]}" --partial; fi
        lacking+=("$job")
    fi
done
echo "$whole of ${#jobs[@]} jobs are complete" >&2
if ((${#lacking[@]} > 0)); then
    echo "not complete: ${lacking[*]}" >&2
    echo "what the tasks said is in $folder/logs; to go on with what is missing: bash $(printf %q "$folder/submit.sh")" >&2
    exit 1
fi

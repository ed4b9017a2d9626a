# One task of the array: its parts, one after another, each from where it was left.
set -uo pipefail
code='' child='' stopped='' told='' worst=0

# The first signal goes on to the program, once, which writes a checkpoint of the rounds that are done.
stop() {
    stopped=yes
    if [[ -z $child || -n $told ]]; then return; fi
    told=yes
    kill -TERM "$child" 2> /dev/null
}
trap stop TERM INT

# part JOB K/N: does a part; its exit code is left in `code`.
part() {
    "$schakel" run "$folder/scenarios/$1.toml" --shard "$2" --resume --out "$folder/parts/$1/${2%/*}" \
        --threads "${SLURM_CPUS_PER_TASK:-1}" "${options[@]}" &
    child=$!
    # A signal may have come between the two lines above.
    if [[ -n $stopped ]]; then stop; fi
    wait "$child"
    code=$?
    # A signal ends `wait`, not the program; there may be several.
    while kill -0 "$child" 2> /dev/null; do
        wait "$child"
        code=$?
    done
    child=''
}

# Puts this task back in the queue; not if it is being cancelled, or has come back so often that it gets nowhere.
again() {
    local id=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
    [[ $(squeue --noheader --jobs "$id" --format %T) == RUNNING ]] || return 1
    if ((${SLURM_RESTART_COUNT:-0} >= most_restarts)); then
        echo "error: stopped $((most_restarts + 1)) times before the end; give it more time" >&2
        return 1
    fi
    echo "stopped by a signal: back in the queue"
    scontrol requeue "$id"
}

cd -- "$start" || exit 2
for ((task = SLURM_ARRAY_TASK_ID; task < tasks; task += elements)); do
    IFS=$'\t' read -r job shard < <(sed -n "$((task + 2))p" "$folder/tasks.tsv")
    part "$job" "$shard"
    if [[ $code == 130 || -n $stopped ]]; then
        if again; then exit 0; fi
        exit 130
    fi
    if ((code > worst)); then worst=$code; fi
done
exit "$worst"

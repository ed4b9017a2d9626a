#!/usr/bin/env bash
# Stops the cluster that tests/slurm/start.sh started in FOLDER, with all that runs on it; the folder is left. With a
# node, that node only, at once and with all that runs on it, as if its power failed; start.sh starts it again.
#
#     tests/slurm/stop.sh FOLDER [NODE]
set -uo pipefail

folder=$(cd "$1" && pwd -P) || exit 1
export SLURM_CONF=$folder/slurm.conf

# running NODE: processes of its jobs, and those that have its log open: slurmd and the steps.
running() {
    local node=$1 process
    for process in /proc/[0-9]*; do
        if grep -zqxF "SLURM_CONF=$SLURM_CONF" "$process/environ" && grep -zqxF "SLURMD_NODENAME=$node" "$process/environ" ||
            [[ $(readlink "$process"/fd/*) == *"$folder/$node.log"* ]]; then
            echo "${process#/proc/}"
        fi
    done 2> /dev/null
}

# kill_node NODE: by the ids found, until none is left; what starts meanwhile is found too.
kill_node() {
    local pids
    while mapfile -t pids < <(running "$1") && ((${#pids[@]} > 0)); do
        kill -KILL "${pids[@]}" 2> /dev/null
        sleep 0.1
    done
}

if (($# > 1)); then
    kill_node "$2"
    exit
fi
scontrol shutdown > /dev/null 2>&1
kill_node n1
kill_node n2
for name in slurmctld munged; do
    pid=$(cat "$folder/$name.pid" 2> /dev/null) || continue
    kill "$pid" 2> /dev/null
    for ((i = 0; i < 100; i++)); do
        [[ $(ps -o stat= -p "$pid" 2> /dev/null) == [^Z]* ]] || break
        sleep 0.1
    done
done

#!/usr/bin/env bash
# A small Slurm cluster on this machine, without systemd: two nodes of one core, n1 and n2, everything in one folder.
#
#     tests/slurm/start.sh FOLDER       starts what is not running: all of it, or a node that was killed
#     SLURM_CONF=FOLDER/slurm.conf sinfo
#     tests/slurm/stop.sh FOLDER
#
# Needs root, and Debian's slurm-wlm and munge. The path of FOLDER is short (a socket is made in it) and without blanks.
set -euo pipefail

folder=$1
mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
cluster=$folder/slurm.conf
export SLURM_CONF=$cluster

for program in munged slurmctld slurmd sinfo; do
    command -v "$program" > /dev/null || { echo "$program is needed and not installed" >&2; exit 1; }
done
[[ $(id -u) == 0 ]] || { echo "a cluster can be started by root only" >&2; exit 1; }

# alive NAME: whether the process that wrote FOLDER/NAME.pid still runs, and is no zombie.
alive() {
    local pid
    pid=$(cat "$folder/$1.pid" 2> /dev/null) && [[ $(ps -o stat= -p "$pid" 2> /dev/null) == [^Z]* ]]
}

# until_true SECONDS COMMAND: waits for COMMAND to succeed.
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@" > /dev/null 2>&1; do
        ((SECONDS < end)) || { echo "waited in vain for: $*" >&2; tail -n 5 "$folder"/*.log >&2; exit 1; }
        sleep 0.1
    done
}

# free PORT: whether nobody listens there.
free() {
    ! (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

# Three ports beside each other; several clusters may run on one machine.
three_ports() {
    local port
    while true; do
        port=$((20000 + RANDOM % 10000))
        if free $port && free $((port + 1)) && free $((port + 2)); then break; fi
    done
    echo $port
}

if [[ ! -e $cluster ]]; then
    mkdir -p "$folder/munge" "$folder/state"
    port=$(three_ports)
    # Restarted nodes must be the same nodes: the file is written once.
    cat > "$cluster.new" << END
ClusterName=schakel
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
# A requeued job waits for its credential to expire: a few seconds rather than two minutes.
AuthInfo=socket=$folder/munge/socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmctldPidFile=$folder/slurmctld.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdPidFile=$folder/%n.pid
SlurmdLogFile=$folder/%n.log
SlurmdSpoolDir=$folder/spool-%n
# No systemd, no control groups, no MPI, no accounting.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
MailProg=/bin/true
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
# What is lost with a node is run again, and soon.
JobRequeue=1
SlurmdTimeout=10
KillWait=5
MinJobAge=3600
SchedulerParameters=batch_sched_delay=1,sched_interval=2,bf_interval=2
NodeName=n1 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1
NodeName=n2 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
END
    mv "$cluster.new" "$cluster"
fi

if ! alive munged; then
    [[ -e $folder/munge/key ]] || (umask 077 && head -c 128 /dev/urandom > "$folder/munge/key")
    chown -R munge: "$folder/munge"
    # The socket is all others see of it.
    chmod 711 "$folder/munge"
    touch "$folder/munged.pid" && chown munge: "$folder/munged.pid"
    setpriv --reuid munge --regid munge --clear-groups munged --force --key-file "$folder/munge/key" \
        --socket "$folder/munge/socket" --pid-file "$folder/munge/pid" --log-file "$folder/munge/log" \
        --seed-file "$folder/munge/seed"
    ln -sf munge/pid "$folder/munged.pid"
fi
alive slurmctld || slurmctld
until_true 30 scontrol ping
for node in n1 n2; do
    alive $node || slurmd -N $node
done
both_idle() {
    [[ $(sinfo --noheader --Node --format %t | sort -u) =~ ^(idle|mix|alloc)$ ]]
}
until_true 60 both_idle
echo "$cluster"

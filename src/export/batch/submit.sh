# Submits the array, and the merge that waits for its end, good or bad. Submitted once more, tasks go on where they were.
set -euo pipefail

# Logs are named from here.
cd -- "$folder"
array=$(sbatch --parsable job.sh)
merge=$(sbatch --parsable --dependency="afterany:${array%%;*}" merge.sh)
echo "array job ${array%%;*}, merge job ${merge%%;*}"

//! What the folder of a batch says of itself: its README, line by line.

super::texts! {
    /// Lines of the README of a batch, in order. A file of its own in either language.
    BatchText {
        Title: "# Een batch voor Slurm\n", "# A batch for Slurm\n";
        What: "{jobs} opdracht(en), elk in {shards} deel/delen, in een reeks van {tasks} taken; daarna worden de delen samengevoegd.\n", "{jobs} job(s), each in {shards} part(s), in an array of {tasks} task(s); after that the parts are merged.\n";
        Submit: "    {submit}\n", "    {submit}\n";
        Table: "| bestand of map | inhoud |\n|---|---|", "| file or folder | content |\n|---|---|";
        Scenarios: "| `scenarios` | de scenario's van elke opdracht zoals ze waren toen deze map werd geschreven, alle waarden uitgeschreven: wie de bestanden daarna wijzigt, wijzigt deze batch niet |", "| `scenarios` | the scenarios of each job as they were when this folder was written, every value written out: later edits of the files do not change this batch |";
        Tasks: "| `tasks.tsv` | een regel voor elk deel; taak i van de reeks doet regel i, en waar er meer delen zijn dan taken ook verdere |", "| `tasks.tsv` | a line for each part; task i of the array does line i, and where there are more parts than tasks further ones too |";
        Job: "| `job.sh` | een taak van de reeks; gestopt door een signaal schrijft ze haar tussenstand weg en gaat ze terug in de wachtrij, na uitval van een knooppunt gaat ze verder waar ze was |", "| `job.sh` | a task of the array; stopped by a signal it writes its checkpoint and goes back into the queue, after the failure of a node it goes on from where it was |";
        Merge: "| `merge.sh` | het samenvoegen, als alle taken klaar zijn, goed of slecht; noemt wat ontbreekt en eindigt dan met een andere code dan 0 |", "| `merge.sh` | the merge, when all tasks have ended, well or not; names what is missing and then ends with a code other than 0 |";
        Parts: "| `parts` | de delen, een map per opdracht |", "| `parts` | the parts, a folder for each job |";
        Results: "| `results` | de resultaten, een map per opdracht |", "| `results` | the results, a folder for each job |";
        Logs: "| `logs` | wat taken en samenvoegen hebben gezegd |\n", "| `logs` | what tasks and merge have said |\n";
        Again: "Ontbreekt er iets, bijvoorbeeld omdat taken een tijdslimiet hadden, dien dan opnieuw in: wat klaar is, blijft zoals het is; de rest gaat verder waar het was.", "If something is missing, for instance because tasks had a time limit, submit once more: what is finished stays as it is, the rest goes on from where it was.";
    }
}

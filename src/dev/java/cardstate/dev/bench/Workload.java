package cardstate.dev.bench;

import java.util.List;

/**
 * One of the workloads (a) to (i).
 *
 * @param key its letter
 * @param rounds how often each of its cases is run, unless the command line says otherwise
 */
record Workload(String key, String title, int rounds, List<Case> cases) {

    Workload {
        cases = List.copyOf(cases);
    }
}

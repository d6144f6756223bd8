package cardstate.dev.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/**
 * What a process has used since it started.
 *
 * @param cpuSeconds of all its threads, those of the JVM too
 * @param peakMb the most memory that was resident at one time (VmHWM); 0 where the system does not tell
 */
record Cost(double cpuSeconds, double peakMb) {

    static final Cost NONE = new Cost(0, 0);

    private static final String PEAK = "VmHWM:";

    /** Of the process now; none where it is gone. */
    static Cost of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(cpu -> new Cost(seconds(cpu), peakMb(pid)))
                .orElse(NONE);
    }

    /** Of several together. */
    static Cost of(Collection<Long> pids) {
        return pids.stream().map(pid -> of(pid)).reduce(NONE, Cost::plus);
    }

    Cost plus(Cost other) {
        return new Cost(cpuSeconds + other.cpuSeconds, peakMb + other.peakMb);
    }

    private static double seconds(Duration cpu) {
        return cpu.toNanos() / 1e9;
    }

    private static double peakMb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToDouble(line -> Double.parseDouble(line.substring(PEAK.length())
                                    .replace("kB", "")
                                    .strip())
                            / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

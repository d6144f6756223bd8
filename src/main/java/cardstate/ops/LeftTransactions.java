package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions that a killed process left open, whose instance has come back in the same state directory. A stream
 * thread ends its own when it gets its first active task; but partitions come back to other threads, or go to another
 * instance, and there offsets and changelogs wait until the broker ends the transaction by its time-out. Ending all at
 * once, before the first thread starts, is safe: who holds the lock on the directory is the only one to use the ids.
 *
 * <p>For one thread, which waits for the brokers, some seconds at most.
 */
final class LeftTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(LeftTransactions.class);
    private static final String IDENTITY_FILE = "kafka-streams-process-metadata";
    private static final Pattern IDENTITY = Pattern.compile("\"processId\"\\s*:\\s*\"([0-9A-Fa-f-]{36})\"");
    private static final int AT_MOST_MS = 5_000;

    private final Settings settings;
    private final List<String> ids;

    private LeftTransactions(Settings settings, List<String> ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Those of the process that used the state directory before: to be asked before Kafka Streams is made, which would
     * give a fresh directory an identity that nothing can have been left under. Under {@code at_least_once} there are
     * none, and no right to end any.
     */
    static LeftTransactions in(Settings settings, int threads) {
        if (!settings.exactlyOnce()) {
            return new LeftTransactions(settings, List.of());
        }
        return new LeftTransactions(
                settings, ids(settings.app().stateDir(), settings.app().groupId(), threads));
    }

    /** The transactional ids, as Kafka Streams names them. */
    static List<String> ids(Path stateDir, String groupId, int threads) {
        try {
            Path file = stateDir.resolve(groupId).resolve(IDENTITY_FILE);
            Matcher identity = IDENTITY.matcher(Files.exists(file) ? Files.readString(file) : "");
            return identity.find()
                    ? IntStream.rangeClosed(1, threads)
                            .mapToObj(thread -> groupId + "-" + identity.group(1) + "-" + thread)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            LOG.warn(
                    "The identity in STATE_DIR cannot be read: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    /** Ends them. Where the brokers do not do it now, they do it by the time-out: a warning, and no more. */
    void end() {
        if (ids.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(AdminProperties.of(settings.kafka()))) {
            admin.fenceProducers(ids, new FenceProducersOptions().timeoutMs(AT_MOST_MS))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "Transactions of the last life may stay open until their time-out: {}",
                    cause.getClass().getSimpleName());
        }
    }
}

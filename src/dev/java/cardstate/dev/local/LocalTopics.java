package cardstate.dev.local;

import cardstate.config.AppSettings;
import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The contract's topics as the local stack has them: no prefix. */
final class LocalTopics {

    static final Path FOLDER = Path.of("target", "local");
    static final Topics TOPICS =
            new Topics(new AppSettings("card-state-streams", "", FOLDER.resolve("state"), "local"));

    private LocalTopics() {}

    /** Returns when the service has made all topics, false where it gave up or took longer than the limit. */
    static boolean awaitAll(String kafka, Duration limit, BooleanSupplier goesOn) throws InterruptedException {
        Set<String> wanted = TOPICS.all().stream().map(ContractTopic::name).collect(Collectors.toSet());
        long end = System.nanoTime() + limit.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            while (goesOn.getAsBoolean() && System.nanoTime() < end) {
                if (names(admin).containsAll(wanted)) {
                    return true;
                }
                Thread.sleep(100);
            }
        }
        return false;
    }

    private static Set<String> names(Admin admin) throws InterruptedException {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not list its topics", e.getCause());
        }
    }
}

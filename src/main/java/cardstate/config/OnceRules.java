package cardstate.config;

import java.util.Map;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * What is passed on to the producers must let each record be written once: Kafka's clients refuse the rest only when they
 * are made, and name no variable.
 */
final class OnceRules {

    private static final int MOST_IN_FLIGHT = 5;

    private final Environment environment;
    private final PassThrough names;

    OnceRules(Environment environment, PassThrough names) {
        this.environment = environment;
        this.names = names;
    }

    /** Reports every property that Kafka would refuse. */
    void check(Map<String, String> properties) {
        String acks = of(properties, ProducerConfig.ACKS_CONFIG);
        if (acks != null && !acks.equals("all") && !acks.equals("-1")) {
            problem(properties, ProducerConfig.ACKS_CONFIG, "must be all: what one broker alone has can be lost");
        }
        bound(properties, ProducerConfig.RETRIES_CONFIG, retries -> retries > 0, "must be above 0");
        bound(
                properties,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                requests -> requests <= MOST_IN_FLIGHT,
                "must be " + MOST_IN_FLIGHT + " at most: beyond that the order can be lost");
        if (!StreamsConfig.AT_LEAST_ONCE.equals(properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
            String passed = of(properties, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
            long timeout = number(passed, Settings.TRANSACTION_TIMEOUT_MS);
            bound(
                    properties,
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    interval -> interval <= timeout,
                    "must be " + timeout + " at most, the time-out of a transaction (KAFKA_TRANSACTION_TIMEOUT_MS)");
        }
    }

    private void bound(Map<String, String> properties, String name, LongPredicate fits, String mend) {
        String value = of(properties, name);
        if (value != null && !fits.test(number(value, 1))) {
            problem(properties, name, mend);
        }
    }

    private void problem(Map<String, String> properties, String name, String mend) {
        String own = StreamsConfig.producerPrefix(name);
        environment.problem(names.nameOf(properties.containsKey(own) ? own : name), mend);
    }

    private static @Nullable String of(Map<String, String> properties, String name) {
        String own = properties.get(StreamsConfig.producerPrefix(name));
        return own == null ? properties.get(name) : own;
    }

    /** That it is a number has been checked; one that is none has been reported. */
    private static long number(@Nullable String value, long otherwise) {
        try {
            return value == null ? otherwise : Long.parseLong(value.strip());
        } catch (NumberFormatException reported) {
            return otherwise;
        }
    }
}

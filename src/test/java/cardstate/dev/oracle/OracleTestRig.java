package cardstate.dev.oracle;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.Set;

/** A history in which everything is right, to which each test adds what is wrong. */
final class OracleTestRig {

    static final OracleOptions LIVE = OracleOptions.of("unused:1", "mock://history");

    final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    final MemorySource source = new MemorySource();
    final History history = new History(registry, source::add);

    OracleTestRig() {
        history.everything();
    }

    /** A day later, on a live system. */
    Verdict check() {
        return check(LIVE);
    }

    /** A day later. */
    Verdict check(OracleOptions options) {
        return check(options, Duration.ofDays(1));
    }

    Verdict check(OracleOptions options, Duration later) {
        source.now = history.now.plus(later);
        return Oracle.check(options, source, registry);
    }

    Set<Kind> violated() {
        return check().violations().keySet();
    }
}

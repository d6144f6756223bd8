package cardstate.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(cardstate\\.[a-z.]+)` \\|");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @BeforeEach
    void useAll() {
        meters.snapshot();
        meters.stale();
        meters.repeated();
        meters.moved();
        meters.forgotten();
        meters.statusChange();
        meters.balanceChange();
        meters.masked();
        meters.retry();
        meters.rateWait();
        meters.call("ANSWERED", 1_000_000);
        meters.failure("PROVIDER_ERROR");
        meters.deadLetter("DECODE");
        meters.pending(this, test -> 3);
        meters.oldest(this, test -> 4);
        meters.overdue(this, test -> 6);
        meters.threads(2);
        meters.inFlight(this, test -> 5);
        meters.limit(256);
        meters.gate("OPEN", this, test -> 1);
    }

    /** This registry, unlike Prometheus', shows a histogram's buckets as meters. */
    private Stream<Meter.Id> ids() {
        return registry.getMeters().stream().map(Meter::getId).filter(id -> !id.getName()
                .endsWith(".histogram"));
    }

    @Test
    void shouldBeTheTableOfTheDocument() throws IOException {
        // given
        String document = Files.readString(Path.of("docs", "metrics.md"));

        // when
        Set<String> documented =
                ROW.matcher(document).results().map(row -> row.group(1)).collect(Collectors.toSet());

        // then
        assertThat(documented).isEqualTo(ids().map(Meter.Id::getName).collect(Collectors.toSet()));
    }

    @Test
    void shouldCountEachEventOnce() {
        // then
        assertThat(registry.getMeters())
                .filteredOn(meter -> !meter.getId().getName().endsWith(".histogram"))
                .allSatisfy(
                        meter -> assertThat(meter.measure().iterator().next().getValue())
                                .as(meter.getId().getName())
                                .isPositive());
    }

    @Test
    void shouldShowEveryReasonBeforeItsFirstEvent() {
        // when
        meters.reasons(Stream.of("OVERLOADED"), Stream.of("BAD_ID"));

        // then
        assertThat(registry.get("cardstate.failures")
                        .tag("reason", "OVERLOADED")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("cardstate.dead.letters")
                        .tag("reason", "BAD_ID")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void shouldLabelOnlyWithFewWords() {
        // when
        Set<String> labels = ids().flatMap(id -> id.getTags().stream())
                .map(tag -> tag.getKey())
                .collect(Collectors.toSet());

        // then
        assertThat(labels).containsExactlyInAnyOrder("reason", "outcome", "state");
    }
}

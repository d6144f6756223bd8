package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.ProviderOptions;
import cardstate.dev.provider.ProviderStats;
import cardstate.dev.provider.SimulatedProvider;
import cardstate.v1.CardListFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that is away while requests go on coming, with a heap of 512 MB. Every run has it away for a short while; by
 * hand {@code -Doutage.seconds=600 -Doutage.ttl.ms=1800000}, and what it then logs tells how fast the work went on.
 */
@ExtendWith(RealStack.class)
class OutageIT {

    private static final Logger LOG = LoggerFactory.getLogger(OutageIT.class);

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));
    private static final int TTL_MILLIS = Integer.getInteger("outage.ttl.ms", 10_000);
    private static final int PER_SECOND = Integer.getInteger("outage.rate", 500);
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(5);
    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(5);
    private static final int CLIENTS = 5_000;
    private static final int TICKS_PER_SECOND = 50;

    private final Installation installation;
    private final Child service;
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger requested = new AtomicInteger();
    private SimulatedProvider provider;

    OutageIT(RealStack.Up stack) {
        provider = provider(0);
        installation = new Installation(
                stack,
                Behaviour.flawless(),
                Map.of("CARD_API_URL", provider.url(), "REQUEST_TTL_MS", Integer.toString(TTL_MILLIS)));
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        load.shutdownNow();
        service.close();
        installation.close();
        provider.close();
    }

    @Test
    void shouldGoOnByItselfAfterAnOutageUnderLoad() {
        // given
        load.scheduleAtFixedRate(this::requestSome, 0, 1_000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofMinutes(2)).until(() -> calls(provider) > PER_SECOND);

        // when
        int logged = installation.logOf("one").length();
        provider.close();
        pass(AWAY);
        int port = Integer.parseInt(provider.url().replaceAll(".*:(\\d+).*", "$1"));
        provider = provider(port);
        int missed = requested.get();
        await().atMost(Duration.ofMinutes(1)).until(() -> calls(provider) > PER_SECOND);
        watch(provider, BEFORE_AND_AFTER);
        load.shutdown();
        await().atMost(Duration.ofMillis(TTL_MILLIS).plusMinutes(2))
                .until(this::outcomes, found -> found == requested.get());

        // then
        installation.assertPromisesHold();
        assertThat(installation.read(installation.topics.failures()))
                .as("requests that ended while the provider was away")
                .hasSizeGreaterThan(TTL_MILLIS < AWAY.toMillis() ? missed / 10 : -1)
                .allSatisfy(OutageIT::endedInTime);
        assertThat(provider.stats().overlaps()).isZero();
        assertThat(installation.logOf("one").substring(logged))
                .contains("PROVIDER_UNAVAILABLE")
                .doesNotContain("from RUNNING to", " ERROR ", "another takes its place");
    }

    /** At the deadline, or within what P1 grants after it. */
    private static void endedInTime(ConsumerRecord<String, CardListFailed> failure) {
        Instant deadline = Instant.ofEpochMilli(
                Long.parseLong(failure.value().getRequestId().split(" ")[1]) + TTL_MILLIS);
        assertThat(failure.value().getFailedAt()).isBetween(deadline.minusMillis(1), deadline.plus(AFTER_THE_DEADLINE));
    }

    private void requestSome() {
        for (int i = 0; i < PER_SECOND / TICKS_PER_SECOND; i++) {
            int number = requested.getAndIncrement();
            installation.request("client-" + number % CLIENTS, number + " " + System.currentTimeMillis());
        }
    }

    private static SimulatedProvider provider(int port) {
        return SimulatedProvider.start(ProviderOptions.usual()
                .onPort(port)
                .behaving(Behaviour.flawless().withLatency(50, 0)));
    }

    private static long calls(SimulatedProvider provider) {
        ProviderStats stats = provider.stats();
        return stats.calls();
    }

    private static void watch(SimulatedProvider provider, Duration time) {
        long before = calls(provider);
        pass(time);
        LOG.info("{} calls in {} s", calls(provider) - before, time.toSeconds());
    }

    private static void pass(Duration time) {
        Instant until = Instant.now().plus(time);
        await().atMost(time.plusSeconds(10)).until(() -> !Instant.now().isBefore(until));
    }

    private int outcomes() {
        return installation.read(installation.topics.snapshots()).size()
                + installation.read(installation.topics.failures()).size();
    }
}

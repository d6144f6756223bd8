package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.Reason;
import cardstate.config.Secret;
import cardstate.config.SecretSource;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CardsListClientLifeTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @Test
    void shouldHaveAllAllowedCallsInFlightAtOnce() {
        // given
        int calls = 60;
        Queue<NetSocket> waiting = new ConcurrentLinkedQueue<>();
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> waiting.add(socket));
                Rig rig = Rig.to(provider.url()).maxInFlight(calls).open(VERTX)) {

            // when
            List<CompletableFuture<CallResult>> results =
                    Stream.generate(rig::start).limit(calls).toList();

            // then
            Awaitility.await().until(() -> waiting.size() == calls);
            waiting.forEach(socket -> socket.write(RawProvider.ok()));
            assertThat(results).allSatisfy(r -> assertThat(Rig.await(r)).isInstanceOf(Answered.class));
        }
    }

    @Test
    void shouldLetTheNextCallStartFromTheResultOfTheLast() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {
            CompletableFuture<CallResult> second = new CompletableFuture<>();

            // when
            rig.client.call("a", "", first -> rig.client.call("b", "", second::complete));

            // then
            assertThat(Rig.await(second)).isInstanceOf(Answered.class);
            assertThat(provider.opened).hasValue(1);
        }
    }

    @Test
    void shouldFailUntilTheSecretCanBeReadAgain() {
        // given
        AtomicBoolean readable = new AtomicBoolean();
        SecretSource secrets = () -> {
            if (!readable.get()) {
                throw new IllegalStateException("the secret's file is gone");
            }
            return new Secret(Rig.SECRET);
        };
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).secret(secrets).open(VERTX)) {
            assertThat(rig.call()).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));

            // when
            readable.set(true);
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldHandOverTheNextResultWhenOneTakerThrew() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).maxInFlight(2).open(VERTX)) {
            rig.client.call("a", "", r -> {
                throw new IllegalStateException("a taker's defect");
            });

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldEndCallsInFlightAndConnectionsWhenClosed() {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {});
                Rig rig = Rig.to(provider.url()).maxInFlight(2).open(VERTX)) {
            List<CompletableFuture<CallResult>> waiting = List.of(rig.start(), rig.start());
            Awaitility.await().until(() -> provider.requests.size() == 2);

            // when
            rig.close();

            // then
            assertThat(waiting).allSatisfy(call -> assertThat(Rig.await(call))
                    .isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null)));
            Awaitility.await().untilAsserted(() -> assertThat(provider.closed).hasValue(2));
            assertThat(rig.results).hasValue(2);
        }
    }

    @Test
    void shouldAnswerACallAfterItWasClosed() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {
            rig.close();

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    @Test
    void shouldAnswerACallAfterVertxWasClosed() {
        // given
        Vertx own = Vertx.vertx();
        Rig rig = Rig.to("http://127.0.0.1:1").open(own);
        RawProvider.await(own.close());

        // when
        CallResult result = rig.call();

        // then
        assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
    }

    private static RawProvider answering(String answer) {
        return new RawProvider(VERTX, (socket, number) -> socket.write(answer));
    }
}

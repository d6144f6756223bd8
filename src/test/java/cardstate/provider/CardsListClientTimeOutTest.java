package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When time is up the call ends, and the only place in the pool is free. */
class CardsListClientTimeOutTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final long SHORT_MILLIS = 800;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: " + Samples.LIST.length() + "\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    enum Stall {
        SILENCE(null, socket -> {}),
        AFTER_THE_HEADERS(200, socket -> socket.write(HEAD)),
        WITHIN_THE_HEADERS(null, socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Le")),
        WITHIN_THE_BODY(200, socket -> socket.write(HEAD + Samples.LIST.substring(0, 100))),
        DRIPPING_A_BODY(200, socket -> {
            socket.write(HEAD);
            drip(socket, " ");
        }),
        DRIPPING_CHUNKS(200, socket -> {
            socket.write(CHUNKED);
            drip(socket, "1\r\n \r\n");
        }),
        DRIPPING_INTERIM_ANSWERS(null, socket -> drip(socket, "HTTP/1.1 100 Continue\r\n\r\n"));

        private final @Nullable Integer status;
        private final Consumer<NetSocket> answer;

        Stall(@Nullable Integer status, Consumer<NetSocket> answer) {
            this.status = status;
            this.answer = answer;
        }

        private static void drip(NetSocket socket, String drop) {
            VERTX.setPeriodic(20, id -> socket.write(drop).onFailure(closed -> VERTX.cancelTimer(id)));
        }
    }

    /** So that no short time-out is spent on loading classes. */
    @BeforeAll
    static void warmUp() {
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> socket.write(RawProvider.ok()));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {
            rig.call();
        }
    }

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @ParameterizedTest
    @EnumSource
    void shouldCloseTheConnectionAndFreeThePoolWhenTimeIsUp(Stall stall) {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    if (number == 1) {
                        stall.answer.accept(socket);
                    } else {
                        socket.write(RawProvider.ok());
                    }
                });
                Rig rig = Rig.to(provider.url()).timeoutMillis(SHORT_MILLIS).open(VERTX)) {

            // when
            CallResult first = rig.call();

            // then
            assertThat(first).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, stall.status));
            assertThat(rig.results).hasValue(1);
            Awaitility.await().untilAsserted(() -> assertThat(provider.closed).hasValue(1));
            Awaitility.await().until(() -> rig.call() instanceof Answered);
        }
    }

    @Test
    void shouldTellTheStatusOfAnErrorWhoseBodyNeverCame() {
        // given
        try (RawProvider provider = new RawProvider(
                        VERTX,
                        (socket, number) ->
                                socket.write("HTTP/1.1 503 X\r\nRetry-After: 9\r\nContent-Length: 10\r\n\r\n"));
                Rig rig = Rig.to(provider.url()).timeoutMillis(SHORT_MILLIS).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(new Failed(Reason.PROVIDER_UNAVAILABLE, 503, Duration.ofSeconds(9)));
        }
    }

    @Test
    void shouldFailByTheTimeOutOfEachCallWhenNoConnectionEverComesUp() {
        // given
        try (RawProvider silent = new RawProvider(VERTX, (socket, number) -> {});
                Rig rig = Rig.to(silent.url().replace("http:", "https:"))
                        .timeoutMillis(SHORT_MILLIS)
                        .maxInFlight(2)
                        .open(VERTX)) {

            // when
            for (int round = 0; round < 3; round++) {
                CompletableFuture<CallResult> one = rig.start();
                CompletableFuture<CallResult> two = rig.start();

                // then
                assertThat(Rig.await(one)).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
                assertThat(Rig.await(two)).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
            }
            assertThat(rig.results).hasValue(6);
            Awaitility.await().untilAsserted(() -> assertThat(silent.closed).hasValue(silent.opened.get()));
        }
    }
}

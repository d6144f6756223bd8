package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.Reason;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network and a broken provider do: each is one failure, and the only place in the pool is free after it. */
class CardsListClientFaultTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: " + Samples.LIST.length() + "\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    enum Break {
        CLOSE_WITHOUT_ANSWER(null, NetSocket::close),
        RESET_WITHOUT_ANSWER(null, CardsListClientFaultTest::reset),
        CLOSE_IN_THE_HEADERS(null, socket -> socket.end(Buffer.buffer("HTTP/1.1 200 OK\r\nCo"))),
        RESET_IN_THE_BODY(200, socket -> socket.write(HEAD + Samples.LIST.substring(0, 100))
                .onComplete(v -> VERTX.setTimer(50, id -> reset(socket)))),
        CONTENT_LENGTH_TOO_LONG(200, socket -> {
            socket.write(HEAD.replace("Content-Length: ", "Content-Length: 1") + Samples.LIST);
            socket.end();
        }),
        CHUNKED_CUT_IN_A_CHUNK(200, socket -> {
            socket.write(CHUNKED + "ffff\r\n" + Samples.LIST);
            socket.end();
        }),
        CHUNKED_WITHOUT_LAST_CHUNK(200, socket -> {
            socket.write(CHUNKED + Integer.toHexString(Samples.LIST.length()) + "\r\n" + Samples.LIST + "\r\n");
            socket.end();
        }),
        BAD_CHUNK_SIZE(200, socket -> socket.write(CHUNKED + "zz\r\n" + Samples.LIST)),
        NO_HTTP(null, socket -> socket.write("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        ENDLESS_HEADER(null, socket -> socket.write("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)));

        private final @Nullable Integer status;
        private final Consumer<NetSocket> answer;

        Break(@Nullable Integer status, Consumer<NetSocket> answer) {
            this.status = status;
            this.answer = answer;
        }
    }

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeverMakeAListOfABrokenAnswer(Break broken) {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    if (number == 1) {
                        broken.answer.accept(socket);
                    } else {
                        socket.write(RawProvider.ok());
                    }
                });
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult first = rig.call();
            CallResult second = rig.call();

            // then
            assertThat(first).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, broken.status));
            assertThat(second).isInstanceOf(Answered.class);
            assertThat(rig.results).hasValue(2);
        }
    }

    @Test
    void shouldRefuseAListCutByAContentLengthThatIsTooShort() {
        // given
        try (RawProvider provider = new RawProvider(
                        VERTX,
                        (socket, number) ->
                                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + Samples.LIST));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, 200));
            Awaitility.await().untilAsserted(() -> assertThat(provider.closed).hasValue(1));
        }
    }

    @Test
    void shouldTryAgainLaterWhereOtherBodiesTakeAllTheRoom() {
        // given
        CompletableFuture<NetSocket> stalled = new CompletableFuture<>();
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    if (number == 1) {
                        socket.write(HEAD + Samples.LIST.substring(0, 100))
                                .onComplete(written -> stalled.complete(socket));
                    } else {
                        socket.write(RawProvider.ok());
                    }
                });
                Rig rig = Rig.to(provider.url())
                        .maxInFlight(2)
                        .room(Samples.LIST.length())
                        .open(VERTX)) {
            CompletableFuture<CallResult> first = rig.start();
            NetSocket slow = Rig.await(stalled);

            // when
            CallResult second = rig.call();
            slow.write(Samples.LIST.substring(100));

            // then
            assertThat(second).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, 200));
            assertThat(Rig.await(first)).isInstanceOf(Answered.class);
            assertThat(rig.call()).isInstanceOf(Answered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 199})
    void shouldNotGiveALateAnswerToTheNextCall(int interim) {
        // given
        String late = RawProvider.ok(Samples.LIST.replace("\"card_id\": \"", "\"card_id\": \"another-clients-"));
        try (RawProvider provider = new RawProvider(
                        VERTX,
                        (socket, number) -> socket.write(
                                number == 1 ? "HTTP/1.1 " + interim + " X\r\n\r\n" + late : RawProvider.ok()));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult first = rig.call();
            CallResult second = rig.call();

            // then
            assertThat(first).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, interim));
            assertThat(second).isInstanceOfSatisfying(Answered.class, list -> assertThat(
                            list.cards().get(0).getCardId())
                    .startsWith("019ab688"));
            assertThat(provider.opened).hasValue(2);
        }
    }

    @Test
    void shouldCutAnEndlessBodyAtTheLimit() {
        // given
        int limit = 256 * 1024;
        AtomicLong written = new AtomicLong();
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    socket.write("HTTP/1.1 200 OK\r\n\r\n");
                    pour(socket, written);
                });
                Rig rig = Rig.to(provider.url()).maxResponseBytes(limit).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, 200));
            Awaitility.await().untilAsserted(() -> assertThat(provider.closed).hasValue(1));
            assertThat(written.get()).isLessThan(100L * limit);
        }
    }

    @Test
    void shouldTakeABodyOfExactlyTheLimit() {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> socket.write(RawProvider.ok()));
                Rig rig = Rig.to(provider.url())
                        .maxResponseBytes(Samples.LIST.length())
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldRefuseABodyOfOneByteMore() {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> socket.write(RawProvider.ok()));
                Rig rig = Rig.to(provider.url())
                        .maxResponseBytes(Samples.LIST.length() - 1)
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, 200));
            assertThat(rig.call()).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, 200));
        }
    }

    @Test
    void shouldFailWhenTheConnectionIsRefused() {
        // given
        RawProvider gone = new RawProvider(VERTX, (socket, number) -> {});
        gone.close();
        try (Rig rig = Rig.to(gone.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    @Test
    void shouldFailWhenTheHostHasNoAddress() {
        // given
        try (Rig rig =
                Rig.to("http://no-such-host.invalid").timeoutMillis(2_000).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    private static void pour(NetSocket socket, AtomicLong written) {
        String part = " ".repeat(16 * 1024);
        socket.write(part).onSuccess(v -> {
            written.addAndGet(part.length());
            pour(socket, written);
        });
    }

    private static void reset(NetSocket socket) {
        ((NetSocketInternal) socket).channelHandlerContext().channel().config().setOption(ChannelOption.SO_LINGER, 0);
        socket.close();
    }
}

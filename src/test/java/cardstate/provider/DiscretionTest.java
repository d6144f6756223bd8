package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No log line of any logger, Vert.x's and Netty's too, and no result shows what the provider sent or what signs. */
class DiscretionTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":\"aPLANTED\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{PLANTED}PLANTED PLANTED PLANTED\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: PLANTED\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5PLANTED\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nPLANTED\r\n{}\r\n",
                "HTTP/1.1 200 PLANTED\r\nPLANTED PLANTED\r\n\r\n",
                "HTTP/1.1 302 PLANTED\r\nLocation: PLANTED://\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 PLANTED\r\nRetry-After: PLANTED\r\nContent-Length: 7\r\n\r\nPLANTED",
                "HTTP/1.1 102 PLANTED\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nPLANTED",
                "HTTP/PLANTED PLANTED PLANTED\r\n\r\n",
                "PLANTED\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX\u0000PLANTED: \u0001PLANTED\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nSet-Cookie: PLANTED\r\nContent-Length: 16\r\n\r\n{\"PLANTED\":1E99}"
            })
    void shouldTellNothingOfTheAnswerAndTheSecret(String answer) {
        // given
        try (LogCapture log = new LogCapture();
                RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    socket.write(answer);
                    socket.end();
                });
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();
            rig.close();

            // then
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("PLANTED"));
            assertThat(log.lines()).noneMatch(line -> line.contains(Rig.SECRET) || line.contains("eyJ"));
            assertThat(result.toString()).doesNotContain("PLANTED");
        }
    }
}

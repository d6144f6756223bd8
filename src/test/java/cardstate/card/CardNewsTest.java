package cardstate.card;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.snapshot.TestCards;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardNewsTest {

    /** Each kind of news, as the first release wrote it. */
    enum Golden {
        SHOWN(
                "010c636c69656e74d00fa01f01d00f0e72657175657374040c686561646572010a76616c7565086e6f6e6500"
                        + "536a086361726402d00f020a6f776e6572000226353438332d313858582d585858582d303239330002"
                        + "0202dc1f02024102024204303000",
                news(Instant.ofEpochSecond(1), new Difference.Shown(card("card", "00")))),
        REPEATED(
                "010c636c69656e74d00fa01f000e72657175657374040c686561646572010a76616c7565086e6f6e6500520863617264",
                news(null, new Difference.Repeated("card"))),
        DROPPED(
                "010c636c69656e74d00fa01f000e72657175657374040c686561646572010a76616c7565086e6f6e6500440863617264",
                news(null, new Difference.Dropped("card")));

        final String hex;
        final CardNews news;

        Golden(String hex, CardNews news) {
            this.hex = hex;
            this.news = news;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheFirstFormatAsItWasReleased(Golden golden) {
        // then
        assertThat(HexFormat.of().formatHex(golden.news.toBytes())).isEqualTo(golden.hex);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadTheFirstFormat(Golden golden) {
        // then
        assertThat(CardNews.of(HexFormat.of().parseHex(golden.hex))).isEqualTo(golden.news);
    }

    @Test
    void shouldReadWhatItWrote() {
        // given
        Random random = new Random(1);

        // then
        for (int i = 0; i < 500; i++) {
            CardNews news = news(
                    random.nextBoolean() ? Instant.ofEpochMilli(random.nextLong()) : null,
                    new Difference.Shown(TestCards.random(random)));
            assertThat(CardNews.of(news.toBytes())).isEqualTo(news);
        }
    }

    private static CardNews news(@Nullable Instant providerTime, Difference difference) {
        ListVersion version = new ListVersion(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", "value".getBytes(StandardCharsets.UTF_8)).add("none", null);
        return new CardNews("client", new ListHead(version, providerTime, "request", headers), difference);
    }
}

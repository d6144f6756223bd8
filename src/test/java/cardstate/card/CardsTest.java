package cardstate.card;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.snapshot.MapStore;
import cardstate.snapshot.TestCards;
import cardstate.v1.Card;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CardsTest {

    private static final String GOLDEN =
            "01d804d00fa01f040261f02ec03ea201086361726402d00f020a6f776e6572000226353438332d313858582d58"
                    + "5858582d3032393300020202dc1f0202410202420430300202086962616e02064b5a54020a037e11d60000020a"
                    + "037e11d60000000262c03e904e6a086361726402d00f020a6f776e6572000226353438332d313858582d585858582d303239330"
                    + "0020202dc1f02024102024204303500";
    private static final String GOLDEN_OF_ONE =
            "01d804d00fa01f020261f02ec03ea201086361726402d00f020a6f776e6572000226353438332d313858582d58"
                    + "5858582d3032393300020202dc1f0202410202420430300202086962616e02064b5a54020a037e11d60000020a"
                    + "037e11d6000000";
    /** The first format, and the news in its own. */
    private static final String GOLDEN_HOLDING = "02" + GOLDEN.substring(2) + "c601" + CardNewsTest.Golden.SHOWN.hex;
    /** As the second, where what is held is the same, where the two clients see the card differently. */
    private static final String GOLDEN_SHARED = "03" + GOLDEN_HOLDING.substring(2);

    private static final Card CARD = card("card", "00", balance("iban", "1.50"));

    @Test
    void shouldWriteTheFirstFormatWhereOneClientListsTheCard() {
        // given
        CardEntry ofOne = new CardEntry(
                300,
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2),
                sample().listings().subList(0, 1),
                null);

        // then
        assertThat(HexFormat.of().formatHex(Cards.write(ofOne))).isEqualTo(GOLDEN_OF_ONE);
        assertThat(Cards.read(HexFormat.of().parseHex(GOLDEN_OF_ONE))).isEqualTo(ofOne);
    }

    @Test
    void shouldReadTheFormatsThatWereReleasedForManyClients() {
        // then
        assertThat(Cards.read(HexFormat.of().parseHex(GOLDEN))).isEqualTo(sample());
        assertThat(Cards.read(HexFormat.of().parseHex(GOLDEN_HOLDING))).isEqualTo(holding());
    }

    @Test
    void shouldWriteTheThirdFormatWhereItHoldsNews() {
        // then
        assertThat(HexFormat.of().formatHex(Cards.write(holding()))).isEqualTo(GOLDEN_SHARED);
        assertThat(Cards.read(HexFormat.of().parseHex(GOLDEN_SHARED))).isEqualTo(holding());
    }

    @Test
    void shouldKeepACardOnceHoweverManyClientsSeeItAlike() {
        // given
        Card large = card("card", "00", balance("i".repeat(10_000), "1"));
        List<Listing> listings = IntStream.range(0, 100)
                .mapToObj(i -> new Listing("client-" + i, version(i), large))
                .toList();
        CardEntry entry = new CardEntry(1, Instant.EPOCH, Instant.EPOCH, listings, null);

        // when
        byte[] bytes = Cards.write(entry);

        // then
        assertThat(bytes).hasSizeLessThan(15_000);
        assertThat(Cards.read(bytes)).isEqualTo(entry);
    }

    @Test
    void shouldReadWhatItWrote() {
        // given
        Random random = new Random(1);

        // then
        for (int i = 0; i < 500; i++) {
            CardEntry entry = random(random);
            assertThat(Cards.read(Cards.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void shouldRememberTheSequenceOfACardThatIsGone() {
        // given
        Cards cards = new Cards(MapStore.empty());
        cards.fold(news(1, new Difference.Shown(CARD)));
        cards.fold(news(2, new Difference.Dropped("card")));

        // when
        CardFold.Folded folded = cards.fold(news(3, new Difference.Shown(CARD)));

        // then
        assertThat(folded.writes()).extracting(CardFold.Write::sequence).containsExactly(3L);
    }

    private static CardNews news(long second, Difference difference) {
        return new CardNews("a", new ListHead(version(second), null, "request", new RecordHeaders()), difference);
    }

    private static CardEntry sample() {
        return new CardEntry(
                300,
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2),
                List.of(new Listing("a", version(3), CARD), new Listing("b", version(4), card("card", "05"))),
                null);
    }

    private static CardEntry holding() {
        return sample().holding(CardNewsTest.Golden.SHOWN.news);
    }

    private static CardEntry random(Random random) {
        return new CardEntry(
                random.nextLong(),
                Instant.ofEpochMilli(random.nextLong()),
                Instant.ofEpochMilli(random.nextInt()),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new Listing(
                                TestCards.text(random), version(random.nextInt()), TestCards.random(random)))
                        .toList(),
                random.nextBoolean() ? null : news(random.nextInt(), new Difference.Shown(TestCards.random(random))));
    }

    private static ListVersion version(long second) {
        return new ListVersion(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1));
    }
}

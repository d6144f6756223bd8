package cardstate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class ClientListsTest {

    private static final String HEAD = "01d00fa01f01d00f0e72657175657374040c686561646572010a76616c7565086e6f6e6500";
    private static final String CARDS = "0104066f6e650123456789abcdef00000674776fffffffffffffffff0104";

    private final KeyValueStore<Bytes, byte[]> store = MapStore.empty();
    private final ClientLists lists = new ClientLists(store);

    @Test
    void shouldWriteTheFirstFormatAsItWasReleased() {
        // when
        lists.put("client", null, sample());

        // then
        assertThat(hex("client")).isEqualTo(HEAD);
        assertThat(hex("client\0")).isEqualTo(CARDS);
    }

    @Test
    void shouldReadTheFirstFormat() {
        // given
        store.put(key("client"), HexFormat.of().parseHex(HEAD));
        store.put(key("client\0"), HexFormat.of().parseHex(CARDS));

        // then
        assertThat(lists.get("client")).isEqualTo(sample());
    }

    @Test
    void shouldKnowNoListOfAClientThatNeverHadOne() {
        // then
        assertThat(lists.get("client")).isNull();
    }

    @Test
    void shouldRememberAnEmptyList() {
        // given
        lists.put("client", null, sample());

        // when
        lists.put("client", lists.get("client"), list(2, Map.of()));

        // then
        assertThat(lists.get("client")).isEqualTo(list(2, Map.of()));
    }

    @Test
    void shouldNotWriteTheCardsAgainWhereTheyAreTheSame() {
        // given
        lists.put("client", null, sample());
        ClientList before = lists.get("client");
        store.delete(key("client\0"));

        // when
        lists.put("client", before, list(2, sample().cards()));

        // then
        assertThat(store.get(key("client\0"))).isNull();
    }

    @Test
    void shouldGiveTheListThatTheCardHasNotHeardOf() {
        // given
        lists.put("client", null, list(2, Map.of("card", new SeenCard(1, false, 0))));

        // then
        assertThat(lists.mark("client", "card", true, version(1)))
                .isEqualTo(list(2, Map.of()).head());
    }

    @Test
    void shouldGiveTheListThatTheCardHasHeardOfToo() {
        // given
        lists.put("client", null, list(2, Map.of("card", new SeenCard(1, false, 0))));

        // then
        assertThat(lists.mark("client", "card", true, version(2)))
                .isEqualTo(list(2, Map.of()).head());
    }

    @Test
    void shouldGiveTheKnownVersionWhereTheNewestListLacksTheCard() {
        // given
        lists.put("client", null, list(2, Map.of("card", new SeenCard(1, false, 1))));

        // then
        assertThat(lists.mark("client", "card", true, version(1)))
                .isEqualTo(list(2, Map.of()).head().at(version(1)));
    }

    @Test
    void shouldGiveNoListWhenTheCardIsSharedNoMore() {
        // given
        lists.put("client", null, list(2, Map.of("card", new SeenCard(1, true, 0))));

        // then
        assertThat(lists.mark("client", "card", false, version(1))).isNull();
    }

    @Test
    void shouldKeepAMark() {
        // given
        lists.put("client", null, list(2, Map.of("card", new SeenCard(1, false, 0))));

        // when
        lists.mark("client", "card", true, version(2));

        // then
        assertThat(lists.get("client")).isEqualTo(list(2, Map.of("card", new SeenCard(1, true, 0))));
    }

    @Test
    void shouldIgnoreAMarkOfACardThatTheClientListsNoMore() {
        // given
        lists.put("client", null, list(2, Map.of()));

        // when
        ListHead told = lists.mark("client", "card", true, version(1));

        // then
        assertThat(told).isNull();
        assertThat(lists.get("client")).isEqualTo(list(2, Map.of()));
    }

    private static ClientList sample() {
        Map<String, SeenCard> cards = new LinkedHashMap<>();
        cards.put("one", new SeenCard(0x0123456789ABCDEFL, false, 0));
        cards.put("two", new SeenCard(-1, true, 2));
        return list(1, cards);
    }

    private static ClientList list(long second, Map<String, SeenCard> cards) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", "value".getBytes(StandardCharsets.UTF_8)).add("none", null);
        return new ClientList(new ListHead(version(second), Instant.ofEpochSecond(second), "request", headers), cards);
    }

    private static ListVersion version(long second) {
        return new ListVersion(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1));
    }

    private String hex(String key) {
        return HexFormat.of().formatHex(store.get(key(key)));
    }

    private static Bytes key(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }
}

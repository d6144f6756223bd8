package cardstate.dev.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final List<String> CLIENTS =
            IntStream.range(0, 1000).mapToObj(i -> "client-" + i).toList();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final World world = new World(7, () -> now, new ObjectMapper());

    @Test
    void shouldGiveEachClientNoneToEightCards() {
        // when
        Set<Integer> sizes = new HashSet<>();
        CLIENTS.forEach(client -> sizes.add(world.cards(client).size()));

        // then
        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void shouldListTheSameCardsInAnotherWorldOfTheSeed() {
        // given
        World other = new World(7, () -> now, new ObjectMapper());

        // when
        List<SimCard> cards = other.cards("client-3");

        // then
        assertThat(cards).isEqualTo(world.cards("client-3"));
    }

    @Test
    void shouldShareACardBetweenAboutOneClientInTenAndItsPair() {
        // when
        Map<String, Integer> listed = new HashMap<>();
        CLIENTS.forEach(client -> ids(client).forEach(id -> listed.merge(id, 1, Integer::sum)));

        // then
        assertThat(listed.values()).allMatch(count -> count <= 2);
        assertThat(listed.values().stream().filter(count -> count == 2).count()).isBetween(25L, 80L);
    }

    @Test
    void shouldTellOneTruthOfASharedCard() {
        // given
        world.changeEvery(1000);
        now = now.plusSeconds(77);

        // when
        Map<String, SimCard> truth = new HashMap<>();

        // then
        for (String client : CLIENTS) {
            for (SimCard card : world.cards(client)) {
                assertThat(truth.getOrDefault(card.cardId(), card)).isEqualTo(card);
                truth.put(card.cardId(), card);
            }
        }
    }

    @Test
    void shouldKeepTheCardsWhileTheirStateChanges() {
        // given
        world.changeEvery(1000);
        List<String> before =
                CLIENTS.stream().flatMap(client -> ids(client).stream()).toList();

        // when
        now = now.plusSeconds(60);

        // then
        assertThat(CLIENTS.stream().flatMap(client -> ids(client).stream())).containsExactlyElementsOf(before);
    }

    @Test
    void shouldChangeStatusesAndBalancesAsTimePasses() {
        // given
        world.changeEvery(1000);
        List<SimCard> before = world.cards("client-3");

        // when
        now = now.plusSeconds(60);

        // then
        assertThat(world.cards("client-3")).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    @Test
    void shouldKeepCardsAsTheyAreWhenChangesAreStopped() {
        // given
        world.changeEvery(1000);
        now = now.plusSeconds(60);
        List<SimCard> before = world.cards("client-3");

        // when
        world.changeEvery(0);
        now = now.plusSeconds(60);

        // then
        assertThat(world.cards("client-3")).isEqualTo(before);
    }

    @Test
    void shouldRenderWhatIsTrueAfterAChangeByHand() throws Exception {
        // given
        byte[] before = world.json("client-3");

        // when
        world.nudge("client-3");

        // then
        assertThat(world.json("client-3"))
                .isNotEqualTo(before)
                .isEqualTo(new ObjectMapper().writeValueAsBytes(world.cards("client-3")));
    }

    private List<String> ids(String client) {
        return world.cards(client).stream().map(SimCard::cardId).toList();
    }
}

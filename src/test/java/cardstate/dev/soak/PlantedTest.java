package cardstate.dev.soak;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.dev.provider.SimBalance;
import cardstate.dev.provider.SimCard;
import cardstate.dev.provider.SimulatedProvider;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlantedTest {

    @Test
    void shouldKnowEveryPersonalValueThatTheProviderMakes() {
        // given
        List<String> values;
        try (SimulatedProvider provider = SimulatedProvider.start(Planted.provider(0))) {
            values = IntStream.range(0, 300)
                    .mapToObj(ProviderLane::client)
                    .flatMap(client -> provider.truth(client).stream())
                    .flatMap(PlantedTest::personal)
                    .distinct()
                    .toList();
        }

        // then
        assertThat(values).isNotEmpty().allMatch(value -> Planted.isIn("a line with " + value + " in it"));
    }

    @Test
    void shouldKnowTheSecret() {
        // then
        assertThat(Planted.isIn("secret=" + Planted.SECRET)).isTrue();
    }

    @Test
    void shouldLetAnOrdinaryLinePass() {
        // then
        assertThat(Planted.isIn("2026-11-22T21:07:55Z INFO Kafka Streams went from CREATED to REBALANCING"))
                .isFalse();
    }

    private static Stream<String> personal(SimCard card) {
        return Stream.concat(
                Stream.of(card.firstName(), card.lastName(), card.cardMask(), card.ipsPanToken()),
                card.balances().stream().map(SimBalance::iban));
    }
}

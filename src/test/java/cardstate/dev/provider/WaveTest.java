package cardstate.dev.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaveTest {

    private static final int CLIENTS = 2_000;

    private final World world =
            new World(client -> Portfolio.ofSize(3, 7, client), () -> Instant.EPOCH, new ObjectMapper());

    @Test
    void shouldChangeOneCardOfAboutOneClientInTen() {
        // given
        List<List<SimCard>> before = lists();

        // when
        world.wave();

        // then
        List<List<SimCard>> after = lists();
        long cards = IntStream.range(0, CLIENTS)
                .mapToLong(client -> changed(before.get(client), after.get(client)))
                .sum();
        assertThat(cards).isBetween(CLIENTS / 12L, CLIENTS / 8L);
    }

    @Test
    void shouldChangeEveryClientOnceInTenWaves() {
        // given
        List<List<SimCard>> before = lists();

        // when
        IntStream.range(0, 10).forEach(i -> world.wave());

        // then
        List<List<SimCard>> after = lists();
        assertThat(IntStream.range(0, CLIENTS).mapToLong(client -> changed(before.get(client), after.get(client))))
                .containsOnly(1L);
    }

    @Test
    void shouldRenderTheChange() {
        // given
        List<String> before = rendered();

        // when
        IntStream.range(0, 10).forEach(i -> world.wave());

        // then
        assertThat(rendered()).doesNotContainAnyElementsOf(before);
    }

    private List<List<SimCard>> lists() {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> world.cards("client-" + i))
                .toList();
    }

    private List<String> rendered() {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> new String(world.json("client-" + i), StandardCharsets.UTF_8))
                .toList();
    }

    private static long changed(List<SimCard> before, List<SimCard> after) {
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .count();
    }
}

package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final BigDecimal AMOUNT = new BigDecimal("1234.5000000000");

    @Test
    void shouldHideWhatIsMarkedAtAnyDepth() {
        // given
        CardState state = state();

        // when
        String json = Redaction.json(state);

        // then
        assertThat(json)
                .doesNotContain("KZ001", "1234", "4111", "t0ken", "ALICE", "ARCHER")
                .contains("\"card_mask\":\"***\"", "\"iban\":\"***\"", "\"amount\":\"***\"");
    }

    @Test
    void shouldShowWhatIsNotMarked() {
        // given
        CardState state = state();

        // when
        Map<String, Object> masked = Redaction.masked(state);

        // then
        assertThat(masked)
                .containsEntry("card_id", "card-1")
                .containsEntry("listed_by", List.of("client-1"))
                .containsEntry("first_seen_at", "2026-01-02T03:04:05Z")
                .containsEntry("sequence", 7L)
                .containsEntry("provider_time", null);
    }

    @Test
    void shouldHideTheAmountsOfAChange() {
        // given
        CardBalanceChanged change = new CardBalanceChanged(
                "card-1",
                "client-1",
                "request-1",
                TIME,
                "KZ001",
                "KZT",
                null,
                new Amounts(AMOUNT, null, AMOUNT, null),
                1L);

        // when
        String json = Redaction.json(change);

        // then
        assertThat(json)
                .contains("\"previous\":null", "\"currency\":\"KZT\"", "\"linked_amount\":null")
                .doesNotContain("1234", "KZ001");
    }

    private static CardState state() {
        Card card = new Card(
                "card-1",
                1000L,
                "client-2",
                "branch",
                "4111-11XX-XXXX-1111",
                "t0ken",
                1,
                2030,
                "ALICE",
                "ARCHER",
                "00",
                List.of(new Balance("KZ001", "KZT", AMOUNT, AMOUNT, null, null)));
        return new CardState("card-1", card, List.of("client-1"), TIME, TIME, TIME, "request-1", null, 7L);
    }
}

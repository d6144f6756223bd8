package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Balance;
import cardstate.v1.Card;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private static final Card CARD = Card.newBuilder()
            .setCardId("c-1")
            .setStatus("00")
            .setFirstName("AIGERIM")
            .setCardMask("548374******4443")
            .setIpsPanToken("tok-1")
            .setBalances(List.of(Balance.newBuilder()
                    .setIban("KZ56125KZT0301836085")
                    .setCurrency("KZT")
                    .setAmount(new BigDecimal("1000000000000000000000000000.1000000000"))
                    .setLinkedAmount(new BigDecimal("0E-10"))
                    .build()))
            .build();

    @Test
    void shouldMaskWhatIsSensitive() {
        // when
        JsonObject json = new RecordJson(false).of(CARD);

        // then
        assertThat(json.encode()).doesNotContain("AIGERIM", "tok-1", "548374", "125KZT03");
        assertThat(json.getString("card_id")).isEqualTo("c-1");
    }

    @Test
    void shouldShowAllToWhoMaySeeIt() {
        // when
        JsonObject json = new RecordJson(true).of(CARD);

        // then
        assertThat(json.encode()).contains("AIGERIM", "tok-1", "548374******4443", "KZ56125KZT0301836085");
    }

    @Test
    void shouldLoseNoDigitOfAnAmount() {
        // when
        JsonObject balance =
                new RecordJson(true).of(CARD).getJsonArray("balances").getJsonObject(0);

        // then
        assertThat(balance.getString("amount")).isEqualTo("1000000000000000000000000000.1");
        assertThat(balance.getString("linked_amount")).isEqualTo("0");
        assertThat(balance.containsKey("blocked_amount"))
                .as("nulls are written")
                .isTrue();
    }
}

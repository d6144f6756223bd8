package cardstate.dev.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card as the provider's JSON has it, all of it made up; a null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimCard(
        @JsonProperty("card_id") String cardId,
        @JsonProperty("product_id") @Nullable Long productId,
        @JsonProperty("client_id") @Nullable String clientId,
        @JsonProperty("branch_id") @Nullable String branchId,
        @JsonProperty("card_mask") @Nullable String cardMask,
        @JsonProperty("card.ips_pan_token") @Nullable String ipsPanToken,
        @JsonProperty("card_month") @Nullable Integer cardMonth,
        @JsonProperty("card_year") @Nullable Integer cardYear,
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        String status,
        List<SimBalance> balances) {

    /** The same card with another status. */
    public SimCard withStatus(String other) {
        return new SimCard(
                cardId,
                productId,
                clientId,
                branchId,
                cardMask,
                ipsPanToken,
                cardMonth,
                cardYear,
                firstName,
                lastName,
                other,
                balances);
    }
}

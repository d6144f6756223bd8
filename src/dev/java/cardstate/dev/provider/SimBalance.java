package cardstate.dev.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A balance as the provider's JSON has it; a null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimBalance(
        @Nullable String iban,
        @Nullable String currency,
        @Nullable BigDecimal amount,
        @JsonProperty("linked_amount") @Nullable BigDecimal linkedAmount,
        @JsonProperty("available_amount") @Nullable BigDecimal availableAmount,
        @JsonProperty("blocked_amount") @Nullable BigDecimal blockedAmount) {}

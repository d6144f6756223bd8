package cardstate.config;

import java.util.OptionalInt;

/**
 * How gently the provider is treated, an instance.
 *
 * @param maxInFlight {@code CARD_API_MAX_IN_FLIGHT}, calls at one time
 * @param ratePerSecond {@code CARD_API_RATE_PER_SECOND}, calls started in a second; empty: unlimited
 */
public record CallSettings(int maxInFlight, OptionalInt ratePerSecond) {}

package cardstate.dev.provider;

/**
 * How the simulated provider is set up.
 *
 * @param host where it listens
 * @param port where it listens, 0 for a free port
 * @param signatures whether it checks signatures
 * @param authId the partner's id that a signature must name
 * @param secret the partner's secret
 * @param seed what clients, cards and faults are made from
 * @param changeEveryMs milliseconds between two steps of a card, 0 for none
 * @param remember how many request ids it remembers at least, to refuse them; 0: it refuses none
 * @param cards how many cards each client has, none of them shared; 0: 0 to 8 by its id, some shared
 * @param ready for how many clients, {@code client-0} and so on, the lists are made before it listens
 * @param behaviour how it answers at first
 */
public record ProviderOptions(
        String host,
        int port,
        boolean signatures,
        String authId,
        String secret,
        long seed,
        long changeEveryMs,
        int remember,
        int cards,
        int ready,
        Behaviour behaviour) {

    /** The seed that makes client-1 to client-12 a good example: one has no card, two share one. */
    static final int SEED = 9;

    /** A free port of the loopback address, the published example's id and secret, cards that stand still. */
    public static ProviderOptions usual() {
        return new ProviderOptions(
                "127.0.0.1", 0, true, "123456", "secret", SEED, 0, 200_000, 0, 0, Behaviour.flawless());
    }

    public ProviderOptions onPort(int chosen) {
        return new ProviderOptions(
                host, chosen, signatures, authId, secret, seed, changeEveryMs, remember, cards, ready, behaviour);
    }

    public ProviderOptions changingEvery(long ms) {
        return new ProviderOptions(host, port, signatures, authId, secret, seed, ms, remember, cards, ready, behaviour);
    }

    public ProviderOptions withoutSignatures() {
        return new ProviderOptions(
                host, port, false, authId, secret, seed, changeEveryMs, remember, cards, ready, behaviour);
    }

    public ProviderOptions behaving(Behaviour chosen) {
        return new ProviderOptions(
                host, port, signatures, authId, secret, seed, changeEveryMs, remember, cards, ready, chosen);
    }

    /** The secret is not shown. */
    @Override
    public String toString() {
        return "ProviderOptions[" + host + ":" + port + ", signatures=" + signatures + ", seed=" + seed + ", "
                + behaviour + "]";
    }
}

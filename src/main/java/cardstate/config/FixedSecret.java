package cardstate.config;

/** A secret that was given once and does not change while the process lives. */
record FixedSecret(Secret current) implements SecretSource {}

package cardstate.config;

/** Where a secret comes from. Any thread may ask; the answer may change from one call to the next. */
@FunctionalInterface
public interface SecretSource {

    /** The secret as it is now. */
    Secret current();
}

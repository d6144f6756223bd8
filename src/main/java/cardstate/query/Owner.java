package cardstate.query;

/** Which instance owns a key just now. */
public sealed interface Owner {

    /** This one. */
    record Here() implements Owner {}

    /**
     * Another one.
     *
     * @param host as its {@code HTTP_ADVERTISED} has it
     */
    record There(String host, int port) implements Owner {}

    /** Nobody knows: tasks are moving. */
    record Unknown() implements Owner {}
}

package cardstate.topic;

/** The stores' names. Each changelog and directory is named after its store: a new name here forgets what was kept. */
public final class Stores {

    /** By client: requests that have no outcome yet. */
    public static final String PENDING = "pending";

    /** By client: what its last list held. */
    public static final String CLIENT_LISTS = "client-lists";

    /** By card: what each list says of it, and its state. */
    public static final String CARDS = "cards";

    private Stores() {}
}

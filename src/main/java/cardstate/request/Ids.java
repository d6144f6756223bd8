package cardstate.request;

/** The rule of contract.md for client_id and request_id: opaque, 1 to 128 printable ASCII characters. */
public final class Ids {

    private static final int MAX_LENGTH = 128;

    private Ids() {}

    public static boolean valid(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        return id.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}

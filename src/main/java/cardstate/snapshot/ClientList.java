package cardstate.snapshot;

import java.util.Map;

/**
 * A client's last list: which it is, and a hash of each of its cards. Immutable.
 *
 * @param cards by card id, in the order in which they were first listed
 */
public record ClientList(ListHead head, Map<String, SeenCard> cards) {}

package cardstate.card;

import cardstate.snapshot.ListVersion;

/**
 * Tells a client's stage whether other clients list a card too.
 *
 * @param known the newest list of the client that the card's state knows of
 */
public record SharedMark(String clientId, String cardId, boolean shared, ListVersion known) {}

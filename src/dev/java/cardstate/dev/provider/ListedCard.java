package cardstate.dev.provider;

/**
 * A card on a client's list, before it has a state.
 *
 * @param id its id, in the form of a UUID
 * @param owner the client that the card names as its own, which may be another than the one that lists it
 * @param hash what everything about it is made from
 */
record ListedCard(String id, String owner, long hash) {

    static ListedCard of(String owner, long hash) {
        return new ListedCard(Hash.uuid(hash), owner, hash);
    }
}

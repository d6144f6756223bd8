package cardstate.snapshot;

/**
 * What is kept of a card that the client's last list showed.
 *
 * @param hash of all that the list said of it
 * @param shared whether other clients list it too: then every list of it counts, changed or not
 * @param missing how many lists in a row have lacked it since, 0 while it is listed
 */
public record SeenCard(long hash, boolean shared, int missing) {

    SeenCard isListed(long newHash) {
        return new SeenCard(newHash, shared, 0);
    }

    SeenCard isMissing() {
        return new SeenCard(hash, shared, missing + 1);
    }

    SeenCard isShared(boolean nowShared) {
        return new SeenCard(hash, nowShared, missing);
    }
}
